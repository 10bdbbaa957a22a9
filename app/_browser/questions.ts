/*
 * Lets the questions of an RSVP form follow what is answered and how many
 * come: what question-fields.tsx does at the desk, on the HTML that it makes.
 * The server decides again what was asked.
 */

import { fromJson } from "#lib/text/from-json.ts";
import { isMet, seatOf } from "./questions/asked.ts";
import { partyOf } from "./questions/party.ts";
import { personAfter } from "./questions/person.ts";

function attach(box: HTMLElement) {
  const { form } = box.querySelector("input, select, textarea") as HTMLInputElement;
  if (!form) return;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const seats = field("seats");
  const size = field("partySize");

  function seat() {
    const n = partyOf(size.value);
    const people = [...box.querySelectorAll(":scope > fieldset")];
    const [first] = people as [Element];
    for (let i = people.length; i < n; i++) box.append(personAfter(first, i + 1));
    for (const person of people.slice(n)) person.remove();
    seats.value = `${n}`;
  }

  const chosen = (field: string) =>
    [...box.querySelectorAll<HTMLInputElement>(`[data-ask="${field}"]:not([hidden]) :checked`)].map(
      ({ value }) => value,
    );

  function look() {
    if (seats) seat();
    // In their order: a condition looks back.
    for (const asked of box.querySelectorAll<HTMLElement>("[data-ask]")) {
      const { ask = "", if: condition } = asked.dataset;
      asked.hidden = condition !== undefined && !isMet(fromJson(condition), seatOf(ask), chosen);
      asked.removeAttribute("class");
    }
  }
  form.addEventListener("input", look);
  // The browser may have filled in what was typed before.
  addEventListener("pageshow", look);
  look();
}

// In development Next sends React to public pages too, which does all this.
if (!("__next_f" in self))
  document.querySelectorAll<HTMLElement>("[data-questions]").forEach(attach);
