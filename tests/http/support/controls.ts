import { attribute, type Element, has, rawText, rootOf, select, textOf, upwards } from "./dom.ts";

/* The fields and buttons of a form: what they hold, and what a browser sends of it. */

export const typeOf = (control: Element) =>
  control.name === "input" ? (attribute(control, "type") ?? "text").toLowerCase() : control.name;

export const isTick = (control: Element) => ["checkbox", "radio"].includes(typeOf(control));

export const isButton = (control: Element) =>
  control.name === "button" || ["submit", "image", "button", "reset"].includes(typeOf(control));

export const isSubmit = (control: Element) =>
  control.name === "button"
    ? (attribute(control, "type") ?? "submit") === "submit"
    : ["submit", "image"].includes(typeOf(control));

export const isDisabled = (control: Element) =>
  [...upwards(control)].some((each) => has(each, "disabled"));

/** Those of a form, also where they stand elsewhere and name it. */
export function controlsOf(form: Element): Element[] {
  const id = attribute(form, "id");
  return select(rootOf(form), "input, select, textarea, button").filter((control) =>
    has(control, "form") ? attribute(control, "form") === id : [...upwards(control)].includes(form),
  );
}

const given = new WeakMap<Element, string | File>();

export const type = (field: Element, text: string) => given.set(field, text);
export const attach = (field: Element, file: File) => given.set(field, file);

/** Ticks a box or takes the tick away; of radio buttons, `among` are all of the form. */
export function tick(field: Element, on: boolean, among: Element[]): void {
  const isSameGroup = (other: Element) =>
    typeOf(other) === "radio" && attribute(other, "name") === attribute(field, "name");
  if (typeOf(field) === "radio") {
    for (const other of among.filter(isSameGroup)) delete other.attribs.checked;
  }
  if (on) field.attribs.checked = "";
  else delete field.attribs.checked;
}

export const optionText = (option: Element) => attribute(option, "label") ?? textOf(option);
const optionValue = (option: Element) => attribute(option, "value") ?? textOf(option);
export const options = (list: Element) => select(list, "option");

/** What is chosen in a list: where nothing is, a browser shows the first. */
export function chosen(list: Element): Element[] {
  const selected = options(list).filter((option) => has(option, "selected"));
  if (has(list, "multiple")) return selected;
  return selected.length > 0 ? selected.slice(-1) : options(list).slice(0, 1);
}

/** Chooses in a list by the words there, or by a value; false where there is no such choice. */
export function choose(list: Element, words: string): boolean {
  const option =
    options(list).find((each) => optionText(each) === words) ??
    options(list).find((each) => optionValue(each) === words);
  if (!option) return false;
  for (const each of options(list)) delete each.attribs.selected;
  option.attribs.selected = "";
  return true;
}

/** The text in a field. */
export function textIn(field: Element): string {
  const own =
    field.name === "textarea" ? rawText(field).replace(/^\r?\n/, "") : attribute(field, "value");
  return String(given.get(field) ?? own ?? "");
}

/** What a browser sends of a field. */
export function valuesOf(field: Element): (string | File)[] {
  if (field.name === "select") return chosen(field).map(optionValue);
  if (isTick(field)) return has(field, "checked") ? [attribute(field, "value") ?? "on"] : [];
  if (typeOf(field) === "file") return [given.get(field) ?? new File([], "")];
  return [textIn(field).replace(/\r?\n/g, "\r\n")];
}

/** Whether a browser would not send a form before this is filled in. */
export function isMissing(field: Element): boolean {
  if (!has(field, "required") || isDisabled(field)) return false;
  return valuesOf(field).every((value) =>
    value instanceof File ? value.size === 0 : value === "",
  );
}
