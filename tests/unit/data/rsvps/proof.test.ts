import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { beforeEach, expect, it } from "vitest";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { approveRsvps } from "#lib/rsvps/desk/approve.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { moveUpRsvp } from "#lib/rsvps/desk/move-up.ts";
import { reinstateRsvps } from "#lib/rsvps/desk/reinstate.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { isRsvpProof, makeRsvpChallenge } from "#lib/rsvps/proof.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, tokenOf } from "#tests/support/people.ts";

let groupId: string;
let meetingId: string;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  meetingId = (await aMeeting(groupId, { proofOfWork: true })).id;
});

/** What a browser sends after it did the work. */
async function prove(): Promise<string> {
  const challenge = await makeRsvpChallenge(meetingId);
  if (!challenge) throw new Error("no challenge");
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution });
}

it("a solved challenge is good once, for its meeting", async () => {
  const other = await aMeeting(groupId, { proofOfWork: true });
  const proof = await prove();
  expect(await isRsvpProof(other.id, proof)).toBe(false);
  expect(await isRsvpProof(meetingId, proof)).toBe(true);
  expect(await isRsvpProof(meetingId, proof)).toBe(false);
});

it("is not good after its time", async () => {
  const proof = await prove();
  const restore = setClock(new Date(now().getTime() + 31 * 60_000));
  expect(await isRsvpProof(meetingId, proof)).toBe(false);
  restore();
});

it("what was made up or altered is no proof, and never an error", async () => {
  const { challenge, solution } = JSON.parse(await prove());
  const bad = [
    undefined,
    "",
    "{",
    "null",
    "[]",
    "{}",
    JSON.stringify({ challenge: { parameters: {} }, solution: {} }),
    JSON.stringify({ challenge, solution: null }),
    JSON.stringify({ challenge, solution: { ...solution, derivedKey: "00".repeat(32) } }),
    JSON.stringify({ challenge, solution: { counter: -1, derivedKey: "zz" } }),
    JSON.stringify({ challenge: { ...challenge, signature: "00".repeat(32) }, solution }),
    JSON.stringify({
      challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } },
      solution,
    }),
    JSON.stringify({
      challenge: { ...challenge, parameters: { ...challenge.parameters, nonce: "x" } },
      solution,
    }),
    "x".repeat(5000),
  ];
  for (const sent of bad) expect(await isRsvpProof(meetingId, sent), String(sent)).toBe(false);
});

it("there is no challenge where none is asked", async () => {
  const plain = await aMeeting(groupId);
  expect(await makeRsvpChallenge(plain.id)).toBeNull();
  expect(await makeRsvpChallenge("nothing")).toBeNull();
});

it("who brings none confirms the address by mail instead, and is not locked out", async () => {
  setClock(now());
  const fields = { meetingId, name: "Ann", email: "ann@example.org", partySize: 1 };
  expect(await joinMeeting({ ...fields, proven: false })).toMatchObject({
    ok: true,
    value: { next: "confirm" },
  });
  const { heldUntil, createdAt } = await rsvpOf(meetingId, "Ann");
  expect(heldUntil?.getTime()).toBe(createdAt.getTime() + 120 * 60_000);
  expect(await mails()).toEqual(["rsvp-confirm to ann@example.org"]);
  await confirmRsvp(await tokenOf(meetingId, "Ann"));
  expect(await rsvpOf(meetingId, "Ann")).toMatchObject({ status: "going", heldUntil: null });
});

it.each(["approved", "moved up", "put back"] as const)(
  "who is %s by an organizer has a day to confirm, like who moves up",
  async (how) => {
    const actor = await aMember(groupId);
    const { id } = await aMeeting(groupId, { proofOfWork: true, approval: how !== "put back" });
    const fields = { meetingId: id, name: "Ann", email: "ann@example.org", partySize: 1 };
    await joinMeeting({ ...fields, proven: false });
    const rsvp = await rsvpOf(id, "Ann");
    const chosen = { meetingId: id, ids: [rsvp.id] };
    const restore = setClock(new Date("2026-03-01T22:00:00Z"));
    if (how === "approved") await approveRsvps(actor, chosen);
    else if (how === "moved up") {
      await moveUpRsvp(actor, { meetingId: id, id: rsvp.id, insist: [] });
    } else {
      await cancelRsvps(actor, chosen);
      await reinstateRsvps(actor, chosen);
    }
    restore();
    expect((await rsvpOf(id, "Ann")).heldUntil).toEqual(new Date("2026-03-02T22:00:00Z"));
  },
);

it("who waits without one is asked to confirm when the turn comes, and may do so before", async () => {
  const { id } = await aMeeting(groupId, { proofOfWork: true, capacity: 1 });
  await join(id, "Ann");
  for (const name of ["Bob", "Cyd", "Dee"]) {
    const email = `${name.toLowerCase()}@example.org`;
    await joinMeeting({ meetingId: id, name, email, partySize: 1, proven: name === "Dee" });
  }
  const waiting = (await mailRows()).map(({ toEmail, text }) => [toEmail, text]);
  expect(Object.fromEntries(waiting)["bob@example.org"]).toContain("You then have 1 day");
  expect(Object.fromEntries(waiting)["dee@example.org"]).toContain("nothing you need to do");
  await confirmRsvp(await tokenOf(id, "Cyd"));

  await cancelRsvp(await tokenOf(id, "Ann"));
  const held = await rsvpOf(id, "Bob");
  expect(held).toMatchObject({ status: "going", confirmedAt: null });
  expect(held.heldUntil?.getTime()).toBe((held.promotedAt?.getTime() ?? 0) + 1440 * 60_000);
  expect((await mails()).at(-1)).toBe("rsvp-held to bob@example.org");
  for (const [leaves, next] of [
    ["Bob", "Cyd"],
    ["Cyd", "Dee"],
  ] as const) {
    await cancelRsvp(await tokenOf(id, leaves));
    expect(await rsvpOf(id, next)).toMatchObject({ status: "going", heldUntil: null });
  }
});
