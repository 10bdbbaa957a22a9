import { AsyncLocalStorage } from "node:async_hooks";
import { resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { issues, topics } from "#db/tables.ts";
import { env } from "#lib/env.ts";

/** The topics that are committed, as another process sees them. */
function onDisk(): string[] {
  const file = resolve(env().databaseUrl.slice("file:".length));
  const database = new Sqlite(file, { readonly: true });
  const names = database.prepare("select id from topics order by id").pluck().all() as string[];
  database.close();
  return names;
}

const add = (tx: Tx, id: string) => tx.insert(topics).values({ id, slug: id, name: id });

describe.skipIf(isPostgres())("writes that wait at the same time", () => {
  it("are answered when they are on disk, and not before", async () => {
    const answered: string[] = [];
    const seen: { answered: string[]; onDisk: string[] }[] = [];
    const one = async (id: string) => {
      await store.write(async (tx) => {
        seen.push({ answered: [...answered], onDisk: onDisk() });
        await add(tx, id);
      });
      answered.push(id);
      expect(onDisk()).toContain(id);
    };
    await Promise.all([one("a"), one("b"), one("c")]);
    // Whatever had been written by then, who was answered is who is on disk.
    for (const moment of seen) expect(moment.answered).toEqual(moment.onDisk);
    expect(onDisk()).toEqual(["a", "b", "c"]);
  });

  it("lose nothing by a neighbour that fails, and it is undone alone", async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `t${String(n).padStart(2, "0")}`);
    const fails = (id: string) => Number(id.slice(1)) % 3 === 1;
    const answers = await Promise.allSettled(
      ids.map((id) =>
        store.write(async (tx) => {
          await add(tx, id);
          // One half way, by a mistake of its own; one by the database.
          if (fails(id)) await (Number(id.slice(1)) % 2 ? add(tx, id) : Promise.reject("no"));
          return id;
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(
      ids.map((id) => (fails(id) ? "rejected" : "fulfilled")),
    );
    expect(onDisk()).toEqual(ids.filter((id) => !fails(id)));
  });

  it("are all told when the commit itself fails, and none is kept", async () => {
    const orphan = store.write(async (tx) => {
      await tx.run(sql`pragma defer_foreign_keys = on`);
      await tx.insert(issues).values({ id: "i", publicationId: "nowhere", number: "1" });
    });
    const neighbour = store.write((tx) => add(tx, "neighbour"));
    const answers = await Promise.allSettled([orphan, neighbour]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(onDisk()).toEqual([]);
    await store.write((tx) => add(tx, "later"));
    expect(onDisk()).toEqual(["later"]);
  });

  it("run each in the context of who asked", async () => {
    const who = new AsyncLocalStorage<string>();
    const asked = await Promise.all(
      ["Ann", "Bob", "Cyd"].map((name) =>
        who.run(name, () => store.write(async () => who.getStore())),
      ),
    );
    expect(asked).toEqual(["Ann", "Bob", "Cyd"]);
  });
});
