import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { meetings, settings } from "#db/tables.ts";
import { makeBackup, PARTS, verify } from "#db/upkeep/backup.ts";
import { newId } from "#lib/ids.ts";
import { eraseRsvp } from "#lib/rsvps/erase.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { deleteMeeting, unpublishMeeting } from "#lib/scheduling/state.ts";
import { eraseSubscriber } from "#lib/subscribers/manage.ts";
import { sweep } from "#lib/upkeep/sweep.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { tokenOf } from "#tests/support/people.ts";
import { aSubscriber } from "#tests/support/subscribers.ts";

/* Words that were erased stand nowhere any more: not in a table, and not between the rows. */

const folder = mkdtempSync(join(tmpdir(), "marchmont-erased-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = () => databaseFile();
/** How often the bytes of a file have a word, in any case of its letters. */
function timesIn(path: string, word: string): number {
  if (!existsSync(path)) return 0;
  const bytes = readFileSync(path).toString("latin1").toLowerCase();
  return bytes.split(word.toLowerCase()).length - 1;
}

async function found(words: string[]): Promise<string[]> {
  const backup = join(folder, `${newId()}.tar.gz`);
  await makeBackup({ file: backup, secret: null, version: "1" });
  const parts = join(folder, newId());
  await verify(backup, parts);
  const places = [file(), `${file()}-wal`, `${file()}-shm`, join(parts, PARTS.sqlite)];
  return places.flatMap((place) =>
    words.filter((word) => timesIn(place, word) > 0).map((word) => `${word} in ${place}`),
  );
}

/** Words of which the index keeps the beginnings of many, so that it has several parts. */
const others = ["ermine", "fathom", "gambit", "harrow", "jasmine", "kestrel", "lantern", "marten"];

beforeEach(async () => {
  const { id } = await aGroup();
  for (const word of others) await aMeeting(id, { title: `On the ${word}`, summary: word });
});

describe.skipIf(isPostgres())("nothing is legible of", () => {
  it("an RSVP that was erased", async () => {
    const { id } = await aMeeting((await aGroup()).id);
    const name = "Quillhaven";
    const words = [name, "zephyrine", "ostrakon"];
    await joinMeeting({
      meetingId: id,
      name,
      email: "zephyrine@example.org",
      partySize: 1,
      comment: "ostrakon",
    });
    expect(await found(words), "the test can find them").not.toEqual([]);
    expect((await eraseRsvp(await tokenOf(id, name))).ok).toBe(true);
    await sweep();
    expect(await found(words)).toEqual([]);
  });

  it("a subscriber who was erased", async () => {
    const { id } = await aGroup();
    const token = await aSubscriber("vermeulenska@example.org", { groups: [id] });
    expect((await eraseSubscriber(token)).ok).toBe(true);
    await sweep();
    expect(await found(["vermeulenska"])).toEqual([]);
  });

  it("a meeting that was withdrawn and deleted, in the search neither", async () => {
    const { id: groupId } = await aGroup();
    const actor = await aMember(groupId, "owner");
    const words = ["xylograph", "peregrinate", "obsidianware"];
    const { id } = await aMeeting(groupId, { slug: "m", status: "published" });
    await store.write((tx) =>
      tx
        .update(meetings)
        .set({ title: "A xylograph", summary: "peregrinate", description: "obsidianware" })
        .where(eq(meetings.id, id)),
    );
    // Merged into one part, beside which what comes after is too little to be merged by itself.
    await sweep();
    expect(await found(words), "the test can find them").not.toEqual([]);
    const input = { id, note: "", unnamed: true };
    expect((await unpublishMeeting(actor, input as never)).ok).toBe(true);
    expect((await deleteMeeting(actor, input as never)).ok).toBe(true);
    await store.write((tx) => tx.delete(meetings).where(eq(meetings.id, id)));
    await sweep();
    expect(await found(words)).toEqual([]);
  });

  it("what was written over", async () => {
    const key = "test";
    await store.write((tx) => tx.insert(settings).values({ key, value: "chrysoprase" }));
    await store.write((tx) =>
      tx.update(settings).set({ value: "no" }).where(eq(settings.key, key)),
    );
    await sweep();
    expect(await found(["chrysoprase"])).toEqual([]);
  });
});

describe.skipIf(isPostgres())("the log of changes", () => {
  it("is emptied again as soon as nobody reads what was before, who is not disturbed", async () => {
    await aGroup();
    const reader = new Sqlite(file(), { readonly: true });
    reader.exec("begin");
    const before = reader.prepare("select count(*) from groups").pluck().get();
    await aGroup();
    expect(await sweep()).toBeLessThan(10_000);
    expect(timesIn(`${file()}-wal`, "group")).toBeGreaterThan(0);
    expect(reader.prepare("select count(*) from groups").pluck().get()).toBe(before);
    reader.exec("rollback");
    expect(await sweep()).toBeGreaterThan(10_000);
    expect(readFileSync(`${file()}-wal`)).toHaveLength(0);
    reader.close();
  });
});
