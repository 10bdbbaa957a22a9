import { AsyncResource } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type Sqlite from "better-sqlite3";
import type { Tx } from "./engine.ts";
import { isBusy } from "./errors.ts";
import { ownPatience, type Patience, waitsOn } from "./patience.ts";

/** The most writes that share one COMMIT. */
const GROUP_MAX = 100;
/** How long the first of them waits for the others: twice as long as the disk takes, within these. */
const GROUP_MS = { min: 20, max: 100 };

/** How long until it is tried again whether another program has let go of the file. */
const BUSY_MS = 25;

type Write = {
  run: () => Promise<unknown>;
  done: (value: unknown) => void;
  fail: (error: unknown) => void;
  patience: Patience;
};

/**
 * Runs writes one after the other on the one writing connection, those that
 * wait at the same time in one transaction: a COMMIT waits for the disk, and so
 * many share the wait. Each stands in a SAVEPOINT of its own, so that one that
 * fails is undone alone. Nobody is answered before the COMMIT has returned;
 * when it fails, or when SQLite gave the transaction up (disk full, I/O error),
 * all of the group are told so. While another program holds the file it is
 * tried again and again, in turns, so that whatever only reads goes on; whose
 * patience is over is told so.
 */
export function groupCommit(connection: Sqlite.Database, tx: Tx) {
  const statement = {
    begin: connection.prepare("BEGIN IMMEDIATE"),
    commit: connection.prepare("COMMIT"),
    save: connection.prepare("SAVEPOINT one"),
    release: connection.prepare("RELEASE one"),
    undo: connection.prepare("ROLLBACK TO one"),
  };
  const waiting: Write[] = [];
  let tail: Promise<unknown> = Promise.resolve();
  let draining = false;
  let patience = GROUP_MS.min;

  /** After all that is queued, and with nothing beside it. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  }

  function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((done, fail) => {
      // In the caller's own context, whoever's turn it is when it runs.
      const run = AsyncResource.bind(() => work(tx));
      waiting.push({ run, done: done as Write["done"], fail, patience: ownPatience() });
      if (draining) return;
      draining = true;
      void alone(drain);
    });
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await group();
      // Requests are read and answered between two groups.
      await new Promise(setImmediate);
    }
    draining = false;
  }

  /** Begins a transaction; false once nobody waits for it any more. */
  async function begin(): Promise<boolean> {
    while (waiting.length > 0) {
      try {
        statement.begin.run();
        return true;
      } catch (error) {
        if (!isBusy(error)) throw error;
        for (const one of waiting.splice(0)) {
          if (waitsOn(one.patience)) waiting.push(one);
          else one.fail(error);
        }
        await sleep(BUSY_MS);
      }
    }
    return false;
  }

  async function group(): Promise<void> {
    const answers: (() => void)[] = [];
    const members: Write[] = [];
    try {
      if (!(await begin())) return;
      const until = performance.now() + patience;
      do {
        const member = waiting.shift()!;
        members.push(member);
        answers.push(await one(member));
      } while (waiting.length > 0 && members.length < GROUP_MAX && performance.now() < until);
      const asked = performance.now();
      statement.commit.run();
      const took = performance.now() - asked;
      patience = Math.min(Math.max(2 * took, GROUP_MS.min), GROUP_MS.max);
    } catch (error) {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      // Where it could not even begin, nobody who waits could.
      const failed = members.length > 0 ? members : waiting.splice(0);
      for (const { fail } of failed) fail(error);
      return;
    }
    for (const answer of answers) answer();
  }

  /** Does one write and gives what to tell its caller after the COMMIT; throws when the whole group is lost. */
  async function one({ run, done, fail }: Write): Promise<() => void> {
    statement.save.run();
    try {
      const value = await run();
      statement.release.run();
      return () => done(value);
    } catch (error) {
      if (!connection.inTransaction) throw error;
      statement.undo.run();
      statement.release.run();
      return () => fail(error);
    }
  }

  return { write, alone };
}
