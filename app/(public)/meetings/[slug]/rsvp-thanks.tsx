import { TwiceNote } from "#app/_ui/rsvps/twice-note.tsx";
import { plural } from "#lib/text/plural.ts";
import { sendMailAgain } from "./actions.ts";
import { AgainForm } from "./again-form.tsx";
import { Contact } from "./contact.tsx";
import type { RsvpReceipt } from "./rsvp-receipt.ts";

const seats = (n: number) =>
  plural(n, { one: "a seat is kept for you", other: `${n} seats are kept for you` });
const people = (n: number) => plural(n, { one: "", other: ` for ${n} people` });

/** How it stands for anybody who was not known before. */
const NEXT: Record<RsvpReceipt["next"], (n: number, mailed: boolean) => string> = {
  seat: (n) => `${seats(n)}.`,
  confirm: (n, mailed) =>
    `${seats(n)} for a short time, and then given up: ${mailed ? "open the link in the mail" : "ask for your link"} and confirm.`,
  line: (n) =>
    `you are on the waiting list${people(n)}: there are not enough free seats just now, and the list is kept in the order of arrival.`,
  approval: (n, mailed) =>
    `your RSVP${people(n)} waits for the organizers, who look at each one${mailed ? " and write to you" : ""}.`,
  tentative: () =>
    "it is noted that you may come. No seat is kept for you yet: tell us by the link when you know.",
  declined: () => "your apologies are noted. Thank you for letting the organizers know.",
};

/** Replies whose mail brings an entry for the calendar, now or once it is confirmed. */
const COMES_WITH_ENTRY: RsvpReceipt["next"][] = ["seat", "confirm", "tentative"];

type Props = {
  receipt: RsvpReceipt;
  meeting: { id: string; slug: string; contact: string };
  group: { name: string; email: string | null };
  /** The receipt as the address of the page carries it. */
  sealed: string;
};

/** After the form was sent. The same for an address that has an RSVP already: only its mail says more. */
export function RsvpThanks({ receipt, meeting, group, sealed }: Props) {
  const { name, email, partySize, next, mailed, again } = receipt;
  return (
    <div className="border-l-[6px] border-good pl-4" role="status">
      <h2 tabIndex={-1} data-focus="" className="headline text-2xl wrap-anywhere outline-none">
        Thank you, {name}
      </h2>
      <p className="mt-2">Unless you had replied before, {NEXT[next](partySize, mailed)}</p>
      {mailed ? (
        <p className="mt-2">
          {again ? "The mail is on its way once more, to " : "A mail is on its way to "}
          <strong className="wrap-anywhere">{email}</strong>. It says how your RSVP stands, and has
          your own link to change or cancel.
        </p>
      ) : (
        <p className="mt-2">
          This site has no mail server yet, so no mail goes to{" "}
          <strong className="wrap-anywhere">{email}</strong>. For your own link, or to change or
          cancel, ask {group.name}
          {meeting.contact || group.email ? (
            <>
              : <Contact text={meeting.contact || (group.email ?? "")} />
            </>
          ) : null}
          .
        </p>
      )}
      {mailed ? (
        <AgainForm
          action={sendMailAgain}
          fields={{ meetingId: meeting.id, slug: meeting.slug, said: sealed }}
        />
      ) : null}
      {mailed && COMES_WITH_ENTRY.includes(next) ? <TwiceNote className="mt-2" /> : null}
      <p className="mt-2">
        A wrong address?{" "}
        <a href="?#rsvp" className="underline">
          Fill the form in again
        </a>
        .
      </p>
      <p className="mt-2">
        Would you like to hear of the next meetings?{" "}
        <a href="/subscribe" className="underline">
          News by e-mail
        </a>
      </p>
    </div>
  );
}
