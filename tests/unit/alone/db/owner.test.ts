import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { isSoleOwner, takeOwnership } from "#db/upkeep/owner.ts";
import { claimMail, freeOrphans } from "#lib/mail/leases.ts";
import { aGroup } from "#tests/factories.ts";
import { aMail } from "#tests/support/mails.ts";
import { runScript } from "#tests/support/script.ts";

const kills: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const kill of kills.splice(0)) await kill();
});

/** Another process that owns the database; gives its number, and a function that kills it. */
async function another(env: Record<string, string> = {}) {
  const script = join(import.meta.dirname, "../../../support/hold-database.ts");
  const holder = runScript(script, { env });
  kills.push(holder.kill);
  await holder.begun;
  return holder;
}

describe.skipIf(isPostgres())("the owner of a SQLite file", () => {
  it("is one process, and a second is told which one", async () => {
    const { pid } = await another();
    expect(() => takeOwnership("tries")).toThrow(
      new RegExp(`is in use \\(process ${pid} on .*holds it in a test\\).*stop that one first`),
    );
    expect(isSoleOwner()).toBe(false);
  });

  it("is told by another name of the file as well", async () => {
    const link = `${databaseFile()}-link`;
    symlinkSync(databaseFile(), link);
    await another({ DATABASE_URL: `file:${link}` });
    expect(() => takeOwnership("tries")).toThrow("is in use");
  });

  it("is gone with a process that is killed, and nothing needs to be cleared away", async () => {
    const { kill } = await another();
    await kill();
    const letGo = takeOwnership("comes after");
    expect(isSoleOwner()).toBe(true);
    letGo();
    expect(isSoleOwner()).toBe(false);
  });

  it("lets others read and write the database: a back-up, a check", async () => {
    await another();
    const { id } = await aGroup();
    expect(id).not.toBe("");
  });
});

describe("the leases of mails", () => {
  it("are freed by the owner alone: of others nobody knows that they are dead", async () => {
    await aMail();
    const [mail] = await claimMail("a worker that is alive", 1);
    expect(mail).toBeDefined();
    const states = async () => (await store.read.select().from(outbox)).map(({ state }) => state);
    await freeOrphans();
    expect(await states()).toEqual(["sending"]);
    const letGo = takeOwnership("begins");
    await freeOrphans();
    letGo();
    expect(await states()).toEqual([isPostgres() ? "sending" : "queued"]);
  });
});
