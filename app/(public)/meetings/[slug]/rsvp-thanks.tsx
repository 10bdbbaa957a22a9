"use client";

import { useEffect, useRef } from "react";
import type { RsvpAnswer } from "./rsvp-answer.ts";

/** After the form was sent. The same for an address that has an RSVP already: only its mail says more. */
export function RsvpThanks({ answer }: { answer: RsvpAnswer }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="border-l-[6px] border-good pl-4" role="status">
      <h2 ref={heading} tabIndex={-1} className="headline text-2xl wrap-anywhere outline-none">
        Thank you, {answer.name}
      </h2>
      <p className="mt-2">
        {answer.mailed
          ? "A mail is on its way to "
          : "This site has no mail server yet, so the organizers will themselves send your answer to "}
        <strong className="wrap-anywhere">{answer.email}</strong>. It says whether you have a seat
        or a place on the waiting list, and has your own link to change or cancel.
      </p>
      {answer.seatFree ? null : (
        <p className="mt-2">
          There are not enough free seats just now: new RSVPs go to the waiting list, in the order
          of arrival.
        </p>
      )}
      <p className="mt-2">
        A wrong address?{" "}
        <a href="?#rsvp" className="underline">
          Fill the form in again
        </a>
        .
      </p>
    </div>
  );
}
