/*
 * Works out the proof of work that a meeting asks for. It begins with the first
 * touch of the form, so that it is done when the form is sent. Without it, as
 * on a site without TLS, the form is sent all the same.
 */
import { solve } from "./proof/solve.ts";

/** A solution is made anew when it is older than this; the challenge is good for longer. */
const FRESH_MS = 600_000;

async function prove(meeting: string): Promise<string> {
  const response = await fetch(`/rsvp-challenge?meeting=${encodeURIComponent(meeting)}`);
  if (!response.ok) return "";
  const challenge = await response.json();
  const solution = await solve(challenge.parameters);
  return solution ? JSON.stringify({ challenge, solution }) : "";
}

function attach(field: HTMLInputElement) {
  const form = field.form as HTMLFormElement;
  let made: { at: number; proof: Promise<string> } | null = null;
  let waits = false;
  function begin() {
    if (!made || Date.now() - made.at > FRESH_MS) {
      made = { at: Date.now(), proof: prove(field.dataset.proof ?? "").catch(() => "") };
    }
    return made.proof;
  }
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waits) return;
    waits = true;
    field.value = await begin();
    // Each is good for one sending.
    made = null;
    waits = false;
    form.submit();
  });
}

document.querySelectorAll<HTMLInputElement>("[data-proof]").forEach(attach);
