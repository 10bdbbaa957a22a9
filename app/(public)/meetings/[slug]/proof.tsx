"use client";

import { useContext, useEffect, useRef } from "react";
import { AnswerFormContext } from "#app/_ui/questions/answer-form.ts";

/** A solution is made anew when it is older than this; the challenge is good for longer. */
const FRESH_MS = 10 * 60_000;

/**
 * Works out, in the browser, the proof of work that this meeting asks for: from
 * the first touch of the form, so that it is done when the form is sent. Where
 * it cannot be had the form is sent without, and the address confirmed by mail.
 */
export function Proof({ meetingId }: { meetingId: string }) {
  const { sendAfter } = useContext(AnswerFormContext);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const form = field.current?.form;
    if (!form || !sendAfter) return;
    let made: { at: number; proof: Promise<string> } | null = null;
    const begin = () => {
      if (made && Date.now() - made.at < FRESH_MS) return made.proof;
      made = { at: Date.now(), proof: prove(meetingId).catch(() => "") };
      return made.proof;
    };
    form.addEventListener("focusin", begin, { once: true });
    const leave = sendAfter(async () => {
      const proof = await begin();
      if (field.current) field.current.value = proof;
      // Each is good for one sending.
      made = null;
    });
    return () => {
      leave();
      form.removeEventListener("focusin", begin);
    };
  }, [meetingId, sendAfter]);

  return <input ref={field} type="hidden" name="proof" defaultValue="" />;
}

async function prove(meetingId: string): Promise<string> {
  const response = await fetch(`/rsvp-challenge?meeting=${encodeURIComponent(meetingId)}`);
  if (!response.ok) return "";
  const challenge = await response.json();
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import("altcha-lib"),
    import("altcha-lib/algorithms/web/pbkdf2"),
  ]);
  const solution = await solveChallenge({ challenge, deriveKey, timeout: 30_000 });
  return solution ? JSON.stringify({ challenge, solution }) : "";
}
