import { describe, expect, test } from "vitest";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { doToRsvps } from "#lib/rsvps/desk/bulk.ts";
import { bulkInput, DEEDS } from "#lib/rsvps/desk/bulk-input.ts";
import { changeRsvpAtDesk } from "#lib/rsvps/desk/change.ts";
import { insistOn } from "#lib/rsvps/desk/refusals.ts";
import { selectionKey } from "#lib/rsvps/desk/selection.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { mailAgain } from "#lib/rsvps/mail-again.ts";
import { askForAddress } from "#lib/rsvps/readdress.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { linkToken } from "#lib/secret.ts";
import { empty } from "#tests/setup/empty.ts";
import { m, outcomeOf } from "#tests/support/deeds/deed.ts";
import { GUESTS } from "#tests/support/world/meeting.ts";
import { allRows, differences } from "#tests/support/world/rows.ts";
import { aWorld, PEOPLE } from "#tests/support/world/world.ts";

/*
 * Every deed that is done to an RSVP × every way an RSVP can stand: what comes
 * of it, how it and the others stand then, and which mails are owed. The tables
 * stand in tests/fixtures/stands; `-u` writes them anew.
 */

type Names = keyof typeof GUESTS;
const meetingId = m("meeting");
const byLink = (run: (token: string) => Promise<unknown>) => (name: Names) =>
  run(linkToken("rsvp", m(name), 0));
const email = (name: Names): string | null => {
  const { email: own } = { email: `${name}@example.org`, ...GUESTS[name] };
  return own;
};

const atDesk = Object.fromEntries(
  DEEDS.map((deed) => [
    `desk ${deed}`,
    (name: Names) => {
      const changed = insistOn("changed", selectionKey([{ id: m(name) }]));
      const insist = [changed, insistOn("full")];
      const to = `id=${m(name)}`;
      return doToRsvps(
        PEOPLE.organizer,
        bulkInput.parse({ meetingId, deed, to, note: "So it is.", insist }),
      );
    },
  ]),
);

const correct = (partySize: number) => (name: Names) =>
  changeRsvpAtDesk(PEOPLE.organizer, {
    meetingId,
    id: m(name),
    name: `${name} of m`,
    email: email(name),
    partySize,
    insist: [],
  });

const DEEDS_TO_ONE: Record<string, (name: Names) => Promise<unknown>> = {
  cancel: byLink(cancelRsvp),
  confirm: byLink(confirmRsvp),
  erase: byLink(eraseRsvp),
  disown: byLink(disownRsvp),
  "grow to 4": byLink((token) => changeRsvp({ token, name: "Anew", partySize: 4 })),
  "shrink to 1": byLink((token) => changeRsvp({ token, name: "Anew", partySize: 1 })),
  "reply going": byLink((token) => changeReply({ token, reply: "going" })),
  "reply tentative": byLink((token) => changeReply({ token, reply: "tentative" })),
  "reply declined": byLink((token) => changeReply({ token, reply: "declined", comment: "Ill" })),
  "ask for an address": byLink((token) => askForAddress(token, "other@example.org")),
  "mail again": (name) => mailAgain(meetingId, email(name) ?? `${name}@example.org`),
  "correct to 4": correct(4),
  "correct to 1": correct(1),
  ...atDesk,
};

const stand = (row: Record<string, unknown> | undefined) =>
  [
    row?.status,
    row?.partySize,
    row?.heldUntil ? "held" : "",
    row?.confirmedAt ? "confirmed" : "",
    row?.approvedAt ? "approved" : "",
    row?.refusedAt ? "refused" : "",
    row?.promotedAt ? "promoted" : "",
    row?.cancelledBy ? `by ${row.cancelledBy}` : "",
    row?.email || row?.erasedAt ? "" : "no address",
    row?.erasedAt ? "erased" : "",
    `arrival ${row?.arrival} link ${row?.linkEpoch} sequence ${row?.calendarSequence ?? "–"}`,
  ]
    .filter((one) => one !== "")
    .join(" ");

/** What it does to one, in a few lines. */
async function line(name: Names, run: (name: Names) => Promise<unknown>): Promise<string> {
  await empty();
  await aWorld();
  const before = await allRows();
  const outcome = await outcomeOf(run(name));
  const changed = differences(before, await allRows());
  const said = changed.flatMap(({ table, key, before: was, after: is }) => {
    if (table === "rsvps") return [`  ${key.slice(3, 6)}: ${stand(was)} → ${stand(is)}`];
    if (table === "meetings") return [`  seats: ${was?.seatsTaken} → ${is?.seatsTaken}`];
    if (table === "outbox" && !was)
      return [`  mail ${is?.kind} to ${is?.toEmail} ${is?.calendarMethod ?? ""}`.trimEnd()];
    if (table === "auditEvents") return [`  trail ${is?.action}`];
    return [];
  });
  return [`${name} (${GUESTS[name].status}): ${outcome}`, ...said.toSorted()].join("\n");
}

describe("what comes of a deed, by how the RSVP stands", () => {
  test.each(Object.entries(DEEDS_TO_ONE))("%s", async (deed, run) => {
    const lines: string[] = [];
    for (const name of Object.keys(GUESTS) as Names[]) lines.push(await line(name, run));
    const file = deed.replaceAll(" ", "-");
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
      `../../../fixtures/stands/${file}.txt`,
    );
  });
});
