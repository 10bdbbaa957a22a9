import type { BulkOutcome } from "#lib/rsvps/desk/bulk.ts";
import { DEEDS, type Deed } from "#lib/rsvps/desk/bulk-input.ts";
import { counted, plural } from "#lib/text/plural.ts";

type Words = {
  /** In the list's choice, and the heading of its page. */
  label: string;
  /** The button, for n RSVPs. */
  press: (n: number) => string;
  pending: string;
  /** What it will do. */
  does: string;
  /** Whom it does not concern: "3 others …". */
  others: string;
  note?: { label: string; hint: string; required?: boolean };
  danger?: boolean;
  quiet?: boolean;
  insist?: boolean;
};

const count = (n: number) => counted(n, { one: "RSVP", other: "RSVPs" });

export const DEED_WORDS: Record<Deed, Words> = {
  approve: {
    label: "Approve",
    press: (n) => `Approve ${count(n)}`,
    pending: "Approving…",
    does: "Each has a seat while there are enough, first come first served, and else a place on the waiting list. The mail says which.",
    others: "not waiting for approval",
  },
  refuse: {
    label: "Refuse",
    press: (n) => `Refuse ${count(n)}`,
    pending: "Refusing…",
    does: "Each is told by mail that there is no seat. To approve them later takes it back.",
    others: "not waiting for approval",
    note: { label: "Words for the mail", hint: "They stand in the mail of each." },
    danger: true,
  },
  cancel: {
    label: "Cancel",
    press: (n) => `Cancel ${count(n)}`,
    pending: "Cancelling…",
    does: "Each is told by mail, and their seats go to the waiting list at once. You can put them back, with a seat while there is one.",
    others: "cancelled already, or not coming",
    danger: true,
  },
  reinstate: {
    label: "Put back",
    press: (n) => `Put ${count(n)} back`,
    pending: "Putting back…",
    does: "Each stands as before it was cancelled, and is told by mail. Who had a seat has it again while there are any, else a place on the waiting list before all who came later.",
    others: "not cancelled here",
    quiet: true,
  },
  "move-up": {
    label: "Move up",
    press: (n) =>
      plural(n, { one: "Give them their seats now", other: `Give seats to ${count(n)} now` }),
    pending: "Moving up…",
    does: "Each has their seats at once, before those who came earlier, and is told by mail. The trail says that you did it.",
    others: "not waiting",
    insist: true,
  },
  resend: {
    label: "Send the confirmation again",
    press: (n) => plural(n, { one: "Send 1 mail", other: `Send ${n} mails` }),
    pending: "Sending…",
    does: "Each is sent how their RSVP stands, with a new link. The links in earlier mails lead nowhere from then on.",
    others: "without an address, or cancelled",
  },
  note: {
    label: "Write a note",
    press: (n) => `Note it on ${count(n)}`,
    pending: "Writing…",
    does: "It is added below what is noted already. Only organizers see it.",
    others: "erased",
    note: { label: "Note", hint: "For the organizers only.", required: true },
  },
};

const DONE: Record<Deed, (n: number) => string> = {
  approve: (n) => `${count(n)} approved.`,
  refuse: (n) => `${count(n)} refused, and told by mail.`,
  cancel: (n) => `${count(n)} cancelled, and told by mail.`,
  reinstate: (n) => `${count(n)} put back, and told by mail.`,
  "move-up": (n) => `${count(n)} moved up, and told by mail.`,
  resend: (n) => counted(n, { one: "mail is on its way.", other: "mails are on their way." }),
  note: (n) => `Noted on ${count(n)}.`,
};

/** What came of it, as the list's address says it; nothing where it says nothing of the kind. */
export function doneWords(asked: Record<string, unknown>): string | null {
  if (asked.done === "added") return "Added to the list.";
  if (asked.done === "waitlisted") return "Added to the waiting list: others come before.";
  const deed = DEEDS.find((one) => one === asked.done);
  if (!deed) return null;
  const figure = (name: keyof BulkOutcome) =>
    typeof asked[name] === "string" && /^\d{1,5}$/.test(asked[name]) ? Number(asked[name]) : 0;
  const [waiting, full, over] = [figure("waiting"), figure("full"), figure("over")];
  return [
    DONE[deed](figure("count")),
    waiting > 0
      ? plural(waiting, {
          one: "One of them waits in line for want of seats.",
          other: `${waiting} of them wait in line for want of seats.`,
        })
      : "",
    full > 0 ? `For ${count(full)} there were not enough seats: they stand as before.` : "",
    over > 0 ? `The meeting is over its seats by ${over}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
