import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { readChangeForm } from "#lib/rsvps/change-form.ts";
import { addByHand, correctByHand } from "#lib/rsvps/desk/by-hand.ts";
import { addByHandInput, correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { exportCsv } from "#lib/rsvps/desk/export.ts";
import { listRsvps } from "#lib/rsvps/desk/queries.ts";
import { namedSeats } from "#lib/rsvps/desk/seats-named.ts";
import { eraseRsvp } from "#lib/rsvps/erase.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { readJoinForm } from "#lib/rsvps/join-form.ts";
import { findOwnData } from "#lib/rsvps/own-data.ts";
import { eraseExpiredRsvps } from "#lib/rsvps/retention.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { outboxNow } from "#tests/support/mails.ts";
import { rsvpOf, tokenOf } from "#tests/support/people.ts";

let meetingId: string;
let organizer: Actor;
let helper: Actor;
beforeEach(async () => {
  const group = await aGroup({ language: "sv" });
  organizer = await aMember(group.id);
  helper = await aMember(group.id, "helper");
  meetingId = (await aMeeting(group.id, { asksNames: true, asksFamilyName: true })).id;
});

const sent = (more: object) => ({
  meetingId,
  name: "Ada Brook",
  email: "ada@example.org",
  partySize: "3",
  partyNames: "Ben Ford\n\r\nCleo Mill\n",
  familyName: "Brook",
  ...more,
});

async function take(more: object = {}) {
  const read = await readJoinForm(sent(more));
  if (!read.ok) throw new Error(JSON.stringify(read));
  return joinMeeting(read.input);
}

const names = async () => {
  const { rows } = await listRsvps(
    organizer,
    meetingId,
    { search: "", status: "all", sort: "name" },
    { offset: 0, limit: 50 },
  );
  return rows;
};

const token = (name: string) => tokenOf(meetingId, name);

describe("the names of a party", () => {
  it("are kept in its order, one that is left out too, and found by at the door", async () => {
    await take({ partyNames: "Ben Ford\n\nCleo Mill\n", partySize: "4" });
    const [row] = await names();
    expect(row).toMatchObject({ partyNames: ["Ben Ford", "", "Cleo Mill"], familyName: "Brook" });
    expect(namedSeats(row!).map(({ name }) => name)).toEqual([
      "Ada Brook",
      "Ben Ford",
      "Guest of Ada Brook",
      "Cleo Mill",
    ]);
    for (const actor of [organizer, helper]) {
      const page = { offset: 0, limit: 9 };
      const found = await listRsvps(actor, meetingId, { search: "cleo", status: "all" }, page);
      expect(found.total).toBe(1);
    }
  });

  it("are no more than come along, and need not be given", async () => {
    const read = (more: object) => readJoinForm(sent(more));
    expect(await read({ partySize: "2" })).toMatchObject({
      fieldErrors: { partyNames: "These are 2 names, but with you only one more comes." },
    });
    expect(await read({ partySize: "1" })).toMatchObject({
      fieldErrors: { partyNames: expect.stringContaining("You come alone") },
    });
    expect(await read({ partyNames: "see www.spam.example" })).toMatchObject({
      fieldErrors: { partyNames: expect.stringContaining("without a web address") },
    });
    expect(await read({ partyNames: "", familyName: "" })).toMatchObject({ ok: true });
    expect(await read({ partyNames: "Ben", reply: "declined" })).toMatchObject({
      input: { partyNames: [] },
    });
  });

  it("are left out where the meeting does not ask", async () => {
    meetingId = (await aMeeting((await aGroup()).id)).id;
    await take();
    expect(await rsvpOf(meetingId, "Ada Brook")).toMatchObject({ partyNames: [], familyName: "" });
  });

  it("are in no mail, and in what the attendee may take away", async () => {
    await take();
    for (const { text, html } of await outboxNow()) {
      expect(`${text}${html}`).not.toContain("Cleo");
    }
    expect(JSON.stringify(await findOwnData(await token("Ada Brook")))).toContain("Cleo Mill");
  });

  it("change with the RSVP, and those who come no more go", async () => {
    await take({ partyNames: "Ben\nCleo" });
    const link = await token("Ada Brook");
    const change = { token: link, name: "Ada Brook", partySize: "2", comment: "" };
    const wrong = await readChangeForm({ ...change, partyNames: "Ben\nCleo" });
    expect(wrong).toMatchObject({ fieldErrors: { partyNames: expect.any(String) } });
    const read = await readChangeForm({ ...change, partyNames: "Dora", familyName: "Mill" });
    if (!read.ok) throw new Error("not read");
    await changeRsvp(read.input);
    expect(await rsvpOf(meetingId, "Ada Brook")).toMatchObject({
      partyNames: ["Dora"],
      familyName: "Mill",
    });
    await changeRsvp({ token: link, name: "Ada Brook", partySize: 1 });
    expect((await rsvpOf(meetingId, "Ada Brook")).partyNames).toEqual([]);
  });

  it("are written down at the desk, stay where the form has none, and go with the person", async () => {
    const add = { meetingId, name: "Ann", email: "ann@example.org", partySize: "2" };
    await addByHand(organizer, addByHandInput.parse({ ...add, partyNames: "Bo" }));
    const { id } = await rsvpOf(meetingId, "Ann");
    const correct = { ...add, id };
    expect(
      await correctByHand(organizer, correctInput.parse({ ...correct, partyNames: "Bo\nCy" })),
    ).toMatchObject({ ok: false, at: "partyNames" });
    await correctByHand(organizer, correctInput.parse({ ...correct, name: "Anna" }));
    expect((await rsvpOf(meetingId, "Anna")).partyNames).toEqual(["Bo"]);
    const other = { ...correct, name: "Zed", email: "zed@example.org", partyNames: "Bo" };
    await correctByHand(organizer, correctInput.parse(other));
    expect((await rsvpOf(meetingId, "Zed")).partyNames).toEqual([]);
  });

  it("are erased with the RSVP, by its owner and by themselves", async () => {
    await take();
    await take({ name: "Bea", email: "bea@example.org" });
    await eraseRsvp(await token("Ada Brook"));
    const rows = () => store.read.select().from(rsvps);
    const held = async () => JSON.stringify(await rows());
    expect((await held()).match(/Cleo/g)).toHaveLength(1);
    setClock(new Date("2038-01-01T00:00Z"));
    await eraseExpiredRsvps(now());
    expect(await held()).not.toMatch(/Cleo|cleo|Brook|brook/);
  });

  it("stand in a column of the file, where there are any", async () => {
    await take({ partyNames: "=Ben\nCleo" });
    const file = new TextDecoder().decode((await exportCsv(organizer, meetingId)).body);
    const [head, line] = file.split("\r\n");
    expect(head).toMatch(/,Note,Family name,Who comes along$/);
    expect(line).toMatch(/,Brook,'=Ben; Cleo$/);
  });
});

describe("a list by name", () => {
  it("goes by the family name where it was said, in the language of the group", async () => {
    const people = [
      ["Zoe Abel", "Abel"],
      ["Ann Öst", "Öst"],
      ["Åke Zorn", "Zorn"],
      ["Mia", ""],
    ] as const;
    for (const [index, [name, familyName]] of people.entries()) {
      await take({ name, familyName, partyNames: "", email: `p${index}@example.org` });
    }
    expect((await names()).map(({ name }) => name)).toEqual([
      "Zoe Abel",
      "Mia",
      "Åke Zorn",
      "Ann Öst",
    ]);
    // Of a page of several the database has the order, letter by letter.
    const query = { search: "", status: "all" as const, sort: "name" as const };
    const page = await listRsvps(organizer, meetingId, query, { offset: 0, limit: 3 });
    expect(page.rows.map(({ name }) => name)).toEqual(["Zoe Abel", "Mia", "Ann Öst"]);
  });
});
