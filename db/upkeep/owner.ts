import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { now } from "#lib/time/clock.ts";
import { databaseFile } from "../database-file.ts";
import { Explained, isBusy, isCorrupt } from "../errors.ts";
import { isPostgres } from "../is-postgres.ts";

/*
 * A SQLite file has one owner: the process that serves the site, or one that
 * puts another file in its place. What tells others is a write lock on a
 * second, tiny SQLite file beside it, held for as long as the process lives:
 * such a lock is the system's, and so it is gone with the process however that
 * ends, which a file with a number in it is not. Node has no lock of its own.
 */

type Owner = { pid: number; host: string; task: string; since: string };

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontOwner?: Sqlite.Database };

const lockFile = () => `${databaseFile()}-owner`;

/** Whether no other process can be working on the database: never so on PostgreSQL. */
export function isSoleOwner(): boolean {
  return shared.marchmontOwner !== undefined;
}

/**
 * Makes this process the owner of the SQLite file until it ends, and gives a
 * function that lets go of it. An error that explains itself where another is;
 * `task` is what that one is told of this. On PostgreSQL, which any number may
 * share, nothing happens.
 */
export function takeOwnership(task: string): () => void {
  if (isPostgres()) return () => undefined;
  if (shared.marchmontOwner) throw new Error("This process owns the database already");
  mkdirSync(dirname(lockFile()), { recursive: true });
  const lock = new Sqlite(lockFile(), { timeout: 0 });
  try {
    lock.exec(`create table if not exists owner (pid, host, task, since);
      begin immediate;
      delete from owner`);
    const row = [process.pid, hostname(), task, now().toISOString()];
    lock.prepare("insert into owner values (?, ?, ?, ?)").run(row);
    // Others can read a name that is committed, while the second lock keeps them from writing theirs.
    lock.exec("commit; begin immediate");
  } catch (error) {
    const told = isBusy(error) ? refusal(lock) : isCorrupt(error) ? damaged() : error;
    lock.close();
    throw told;
  }
  shared.marchmontOwner = lock;
  return () => {
    shared.marchmontOwner = undefined;
    lock.close();
  };
}

const damaged = () =>
  new Explained(
    `${lockFile()} is damaged. Nothing is kept in it but who uses the database: delete it, and start again.`,
  );

function refusal(lock: Sqlite.Database): Error {
  const owner = lock.prepare("select * from owner").get() as Owner | undefined;
  const who = owner
    ? `process ${owner.pid} on ${owner.host}, since ${owner.since}: ${owner.task}`
    : "another process";
  return new Explained(
    `The database ${databaseFile()} is in use (${who}). Only one may have it at a time: stop that one first, then run this again.`,
  );
}
