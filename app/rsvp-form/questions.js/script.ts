import { PARTY_MAX } from "#lib/rsvps/rules.ts";

/**
 * Lets the questions of an RSVP form follow what is answered and how many
 * come: what question-fields.tsx does at the desk, on the HTML that it makes.
 * Plain script for the browser as it is; the server decides again what was asked.
 */
export const questionsScript = `
function attach(box) {
  const { form } = box.querySelector("input, select, textarea");
  const seats = form.elements.namedItem("seats"), size = form.elements.namedItem("partySize");

  /** The questions of the first person, unanswered, for the nth. */
  function personAfter(first, n) {
    const holder = document.createElement("div");
    holder.innerHTML = first.outerHTML.replace(/(answers\\.q\\w+\\.s)1\\b/g, (_, name) => name + n);
    const person = holder.firstElementChild;
    person.querySelector("legend").textContent = "For person " + n;
    for (const error of person.querySelectorAll("[id$=-error]")) error.remove();
    for (const field of person.querySelectorAll("input, select, textarea")) {
      field.removeAttribute("aria-invalid");
      if (field.matches("[type=radio], [type=checkbox]")) field.checked = field.value === "";
      else if (field.options) field.selectedIndex = 0;
      else field.value = "";
    }
    return person;
  }
  function seat() {
    const typed = Number.parseInt(size.value, 10), n = typed >= 1 && typed <= ${PARTY_MAX} ? typed : 1;
    const people = [...box.querySelectorAll(":scope > fieldset")];
    for (let i = people.length; i < n; i++) box.append(personAfter(people[0], i + 1));
    for (const person of people.slice(n)) person.remove();
    seats.value = n;
  }
  /** Whether the same person, or the party, gave an answer that the condition names. */
  const isMet = ({ questionId, answers }, seat) => ["0", seat].some((one) =>
    [...box.querySelectorAll('[data-ask="answers.q' + questionId + ".s" + one + '"]:not([hidden]) :checked')]
      .some(({ value }) => answers.includes(value)));

  function look() {
    if (seats) seat();
    // In their order: a condition looks back.
    for (const ask of box.querySelectorAll("[data-ask]")) {
      const condition = ask.dataset.if;
      ask.hidden = condition !== undefined && !isMet(JSON.parse(condition), ask.dataset.ask.split(".s").pop());
      ask.removeAttribute("class");
    }
  }
  form.addEventListener("input", look);
  // The browser may have filled in what was typed before.
  addEventListener("pageshow", look);
  look();
}

// In development Next sends React to public pages too, which does all this.
if (!self.__next_f) document.querySelectorAll("[data-questions]").forEach(attach);
`;
