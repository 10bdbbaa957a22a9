import { beforeEach, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { attendeeLinks, meetings } from "#db/tables.ts";
import { eraseRsvp } from "#lib/rsvps/erase.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { listOwnRsvps, mailOwnList } from "#lib/rsvps/own-list.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { eraseExpiredOwnLinks } from "#lib/rsvps/retention.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
import { join, mailRows, rsvpOf, tokenOf } from "#tests/support/people.ts";

let groupId: string;
beforeEach(async () => {
  groupId = (await aGroup()).id;
});

/** The token in the newest mail with a link to the list. */
async function mailed(): Promise<string> {
  const [mail] = (await mailRows()).filter(({ kind }) => kind === "rsvp-list").reverse();
  return mail?.secret.list?.replace(/.*\/rsvps\/all\//, "") ?? "";
}

it("a mailed link opens all RSVPs of the address, the past ones too, each with its own link", async () => {
  const [one, two] = [await aMeeting(groupId), await aMeeting(groupId)];
  await join(one.id, "Ann");
  await join(two.id, "Ann");
  await join(two.id, "Bob");
  await mailOwnList(" ANN@example.org ");
  const rows = (await listOwnRsvps(await mailed())) ?? [];
  expect(rows.map(({ name }) => name)).toEqual(["Ann", "Ann"]);
  for (const { manage } of rows)
    expect(await findRsvpByToken(manage)).toMatchObject({ name: "Ann" });
  const restore = setClock(new Date(one.endsAt.getTime() + 1000));
  await mailOwnList("ann@example.org");
  expect(await listOwnRsvps(await mailed())).toHaveLength(2);
  restore();
});

it("each tells its place in the line of its meeting, where it waits in one", async () => {
  const full = { capacity: 1 };
  const line = [await aMeeting(groupId, full), await aMeeting(groupId, full)];
  const open = await aMeeting(groupId);
  for (const who of ["Bob", "Cyd", "Ann"]) await join(line[0]!.id, who);
  for (const who of ["Bob", "Ann", "Cyd"]) await join(line[1]!.id, who);
  await join(open.id, "Ann");
  await mailOwnList("ann@example.org");
  const rows = (await listOwnRsvps(await mailed())) ?? [];
  const places = new Map(rows.map(({ meetingId, place }) => [meetingId, place]));
  expect([...line, open].map(({ id }) => places.get(id))).toEqual([2, 1, null]);
});

it("nothing is told of what the draft of a withdrawn meeting says", async () => {
  const { id } = await aMeeting(groupId);
  await join(id, "Ann");
  await mailOwnList("ann@example.org");
  await store.write((tx) => tx.update(meetings).set({ status: "draft", title: "The secret" }));
  const rows = await listOwnRsvps(await mailed());
  expect(rows?.map(({ meeting }) => meeting.title)).toEqual(["A meeting that was withdrawn"]);
});

it("an address without RSVPs is sent nothing", async () => {
  await mailOwnList("nobody@example.org");
  expect(await mailRows()).toEqual([]);
});

it("the link is kept hashed, works for an hour and is then erased with its mail", async () => {
  setClock(now());
  const { id } = await aMeeting(groupId);
  await join(id, "Ann");
  await mailOwnList("ann@example.org");
  const token = await mailed();
  expect(JSON.stringify(await store.read.select().from(attendeeLinks))).not.toContain(token);
  expect(await listOwnRsvps("nothing")).toBeNull();
  const [link] = await store.read.select().from(attendeeLinks);
  setClock(new Date(link!.expiresAt.getTime() - 1));
  expect(await listOwnRsvps(token)).toHaveLength(1);
  const restore = setClock(link!.expiresAt);
  expect(link!.expiresAt.getTime() - now().getTime()).toBe(0);
  expect(await listOwnRsvps(token)).toBeNull();
  expect(await eraseExpiredOwnLinks(now())).toBe(1);
  restore();
  expect((await mailRows()).map(({ kind }) => kind)).toEqual(["rsvp-going"]);
});

it("plus-addresses that a meeting takes for one are still two mailboxes", async () => {
  const { id } = await aMeeting(groupId, { plusAddresses: "same" });
  await joinMeeting({ meetingId: id, name: "Ann", email: "ann+choir@example.org", partySize: 1 });
  await mailOwnList("ann@example.org");
  expect(await mailed()).toBe("");
  await mailOwnList("ann+choir@example.org");
  expect(await listOwnRsvps(await mailed())).toHaveLength(1);
});

it("with the last RSVP of an address its links and their mails are erased", async () => {
  const { id } = await aMeeting(groupId);
  await join(id, "Ann");
  await mailOwnList("ann@example.org");
  const token = await mailed();
  expect((await rsvpOf(id, "Ann")).status).toBe("going");
  await eraseRsvp(await tokenOf(id, "Ann"));
  expect(await listOwnRsvps(token)).toBeNull();
  expect(await mailRows()).toEqual([]);
});

it("goes with the RSVP, however the address was typed", async () => {
  const { id } = await aMeeting(groupId);
  await joinMeeting({ meetingId: id, name: "Änne", email: "ÄNNE@example.org", partySize: 1 });
  await mailOwnList("änne@example.org");
  await eraseRsvp(await tokenOf(id, "Änne"));
  expect(await mailRows()).toEqual([]);
});
