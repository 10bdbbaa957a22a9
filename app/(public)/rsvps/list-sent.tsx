import type { ListAsked } from "./deeds.ts";

/** After the list was asked for; the same whether there is one or not. */
export function ListSent({ asked: { email, mailed, meant } }: { asked: ListAsked }) {
  const address = <strong className="wrap-anywhere">{email}</strong>;
  return (
    <p
      role="status"
      tabIndex={-1}
      data-focus=""
      className="measure border-l-[6px] border-good pl-4 text-lg outline-none"
    >
      {mailed ? (
        <>
          If there are RSVPs with {address}, the link is on its way there.{" "}
          {meant ? `Did you mean ${meant}? ` : ""}Nothing has come after a few minutes? Look among
          the unwanted mails, or{" "}
          <a href="/rsvps" className="underline">
            try another address
          </a>{" "}
          of yours.
        </>
      ) : (
        <>
          This site has no mail server yet, so no link goes to {address}.{" "}
          <a href="/privacy" className="underline">
            Whom to ask instead
          </a>
          .
        </>
      )}
    </p>
  );
}
