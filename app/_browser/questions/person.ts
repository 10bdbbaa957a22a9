import { personWords } from "#lib/questions/rules.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The HTML of the first person's questions with the nth's names. */
export const namedFor = (html: string, n: number) =>
  html.replace(/(answers\.q\w+\.s)1\b/g, (_, name) => name + n);

/** The questions of the first person, unanswered, for the nth. */
export function personAfter(first: Element, n: number): Element {
  const holder = document.createElement("div");
  holder.innerHTML = namedFor(first.outerHTML, n);
  const person = holder.firstElementChild as Element;
  (person.querySelector("legend") as Element).textContent = personWords(n);
  for (const error of person.querySelectorAll("[id$=-error]")) error.remove();
  for (const field of person.querySelectorAll<Field>("input, select, textarea")) {
    field.removeAttribute("aria-invalid");
    if (field.matches("[type=radio], [type=checkbox]")) {
      (field as HTMLInputElement).checked = field.value === "";
    } else if ("options" in field) field.selectedIndex = 0;
    else field.value = "";
  }
  return person;
}
