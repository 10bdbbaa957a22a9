import type { ListAnswer } from "./list-answer.ts";

/** After the list was asked for; the same whether there is one or not. */
export function ListSent({ answer: { email, mailed, meant } }: { answer: ListAnswer }) {
  return (
    <p
      role="status"
      tabIndex={-1}
      data-focus=""
      className="measure border-l-[6px] border-good pl-4 text-lg outline-none"
    >
      If there are RSVPs with <strong className="wrap-anywhere">{email}</strong>, the link{" "}
      {mailed ? "is on its way there." : "waits until this site has a mail server."}{" "}
      {meant ? `Did you mean ${meant}? ` : ""}Nothing has come after a few minutes? Look among the
      unwanted mails, or{" "}
      <a href="/rsvps" className="underline">
        try another address
      </a>{" "}
      of yours.
    </p>
  );
}
