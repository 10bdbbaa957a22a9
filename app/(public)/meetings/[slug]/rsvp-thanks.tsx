import type { RsvpReceipt } from "./rsvp-receipt.ts";

const OWN_LINK = "It has your own link to change or cancel.";
const WHETHER = "It says whether you have a seat, and has your own link to change or cancel.";

/** What is in the mail. */
const MAIL: Record<RsvpReceipt["next"], string> = {
  seat: WHETHER,
  line: WHETHER,
  confirm: WHETHER,
  approval: OWN_LINK,
  tentative: OWN_LINK,
  declined: OWN_LINK,
};

const NEXT: Record<RsvpReceipt["next"], string> = {
  seat: "",
  line: "There are not enough free seats just now: new RSVPs go to the waiting list, in the order of arrival.",
  confirm:
    "Please open the link in it and confirm: a new seat is held for a short time, and then given up.",
  approval: "The organizers look at each RSVP. They write to you when they have decided.",
  tentative: "No seat is kept for you yet. Tell us by the link when you know.",
  declined: "Thank you for letting the organizers know.",
};

/** After the form was sent. The same for an address that has an RSVP already: only its mail says more. */
export function RsvpThanks({ receipt }: { receipt: RsvpReceipt }) {
  return (
    <div className="border-l-[6px] border-good pl-4" role="status">
      <h2 tabIndex={-1} data-focus="" className="headline text-2xl wrap-anywhere outline-none">
        Thank you, {receipt.name}
      </h2>
      <p className="mt-2">
        {receipt.mailed
          ? "A mail is on its way to "
          : "This site has no mail server yet, so the organizers will themselves send your answer to "}
        <strong className="wrap-anywhere">{receipt.email}</strong>. {MAIL[receipt.next]}
      </p>
      {NEXT[receipt.next] ? <p className="mt-2">{NEXT[receipt.next]}</p> : null}
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
