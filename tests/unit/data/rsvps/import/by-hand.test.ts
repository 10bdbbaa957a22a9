import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { importRows } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { eraseRsvp } from "#lib/rsvps/erase.ts";
import { setRowInput } from "#lib/rsvps/import/by-hand.ts";
import { beginImport, findImport, keepImport, planOf } from "#lib/rsvps/import/commands.ts";
import { guessLayout } from "#lib/rsvps/import/known.ts";
import { leaveRowOut, resetRow, setRow } from "#lib/rsvps/import/set-row.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { importAll, keptList, listFile } from "#tests/support/imports.ts";
import { join, statuses, tokenOf } from "#tests/support/people.ts";

const LIST = `Name,E-mail,People,State,Note
Ann,ann@example.org,2,going,
Bob,bob at home,1,purple,
Cyd,cyd@example.org,1,unsubscribed,
TOTAL,,4,,`;

async function given(list = LIST) {
  const group = await aGroup();
  const { id: meetingId } = await aMeeting(group.id);
  const organizer = await aMember(group.id);
  expect(await keepImport(organizer, meetingId, listFile(list))).toMatchObject({ ok: true });
  return { meetingId, organizer };
}

async function fates(actor: Actor, meetingId: string): Promise<string[]> {
  const kept = await keptList(actor, meetingId);
  const plan = await planOf(actor, meetingId, kept, guessLayout(kept.rows));
  return plan.map(({ fate, row, byHand }) =>
    [fate, row?.name, row?.status, byHand ? "by hand" : ""].filter(Boolean).join(" "),
  );
}

const values = (meetingId: string, line: number, typed: Record<string, string>) =>
  setRowInput.parse({ meetingId, line: String(line), partySize: "1", email: "", ...typed });

describe("a row's values", () => {
  it("are set by hand before anything is imported, and stand in place of the file's", async () => {
    const { meetingId, organizer } = await given();
    expect(await fates(organizer, meetingId)).toEqual(["added Ann going", "error", "out", "out"]);
    const bob = { name: "Bob Ray", email: "bob@example.org", status: "tentative", note: "Late" };
    await setRow(organizer, values(meetingId, 3, bob));
    await setRow(organizer, values(meetingId, 4, { name: "Cyd", status: "going", partySize: "3" }));
    await leaveRowOut(organizer, { meetingId, line: 2 });
    expect(await fates(organizer, meetingId)).toEqual([
      "out by hand",
      "added Bob Ray tentative by hand",
      "added Cyd going by hand",
      "out",
    ]);
    await importAll(organizer, meetingId);
    expect(await statuses(meetingId)).toEqual(["Bob Ray tentative 1", "Cyd going 3"]);
  });

  it("are the file's again when that is asked", async () => {
    const { meetingId, organizer } = await given();
    await leaveRowOut(organizer, { meetingId, line: 2 });
    await resetRow(organizer, { meetingId, line: 2 });
    expect((await fates(organizer, meetingId))[0]).toBe("added Ann going");
  });

  it("follow the rules of those added by hand, and belong to a line that is there", async () => {
    const { meetingId, organizer } = await given();
    const wrong = { name: "", email: "nowhere", status: "", partySize: "many" };
    const parsed = setRowInput.safeParse({ meetingId, line: "3", ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path.join()).sort()).toEqual([
      "email",
      "name",
      "partySize",
      "status",
    ]);
    const row = values(meetingId, 99, { name: "Nobody", status: "going" });
    expect(await setRow(organizer, row)).toMatchObject({ reason: "no-line" });
    const other = await aMember((await aGroup()).id);
    await expect(leaveRowOut(other, { meetingId, line: 2 })).rejects.toThrow();
  });
});

describe("who erases themselves", () => {
  it("is forgotten in a list that is looked over, also where the address was set by hand", async () => {
    const { meetingId, organizer } = await given("Name\nAnn\nBob");
    const gus = { name: "Gus", email: "gus@example.org", status: "going" };
    await setRow(organizer, values(meetingId, 2, gus));
    await join(meetingId, "Gus");
    await eraseRsvp(await tokenOf(meetingId, "Gus"));
    expect(await findImport(organizer, meetingId)).toBeNull();
  });

  it("is forgotten in a list that is being imported", async () => {
    const { meetingId, organizer } = await given(
      "Name,E-mail\nAnn,ann@example.org\nGus,gus@example.org",
    );
    const kept = await keptList(organizer, meetingId);
    await beginImport(organizer, { meetingId, layout: () => guessLayout(kept.rows), tell: false });
    await join(meetingId, "Gus");
    await eraseRsvp(await tokenOf(meetingId, "Gus"));
    const rows = await store.read.select().from(importRows);
    expect(rows.map(({ said, outcome }) => [said?.name, outcome])).toEqual([
      ["Ann", null],
      [undefined, "left"],
    ]);
  });
});
