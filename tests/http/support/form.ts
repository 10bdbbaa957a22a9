import {
  attach,
  choose,
  chosen,
  controlsOf,
  isButton,
  isDisabled,
  isMissing,
  isSubmit,
  isTick,
  options,
  optionText,
  textIn,
  tick,
  type,
  typeOf,
  valuesOf,
} from "./controls.ts";
import {
  attribute,
  byId,
  type Element,
  has,
  is,
  isSeen,
  nameOf,
  rootOf,
  select,
  textOf,
  upwards,
  type Wanted,
} from "./dom.ts";
import type { Page } from "./page.ts";
import type { Sending } from "./visitor.ts";

/** What one gives a field: text, a choice by its words, a tick, a file. */
export type Given = string | number | boolean | File;

const GROUPS = ["fieldset", "li", "details"];
const depthOf = (field: Element) =>
  [...upwards(field)].filter(({ name }) => GROUPS.includes(name)).length;

/** A group has a legend, an item of a list begins with its name. */
const isCalled = (group: Element, name: Wanted) =>
  group.name === "li" ? `${textOf(group)} `.startsWith(`${name} `) : is(nameOf(group), name);

/** A form as a browser without scripts has it: filled in by labels, sent by a button. */
export class Form {
  #page: Page;
  #form: Element;
  #button: Element | undefined;
  /** Where fields are looked for. */
  #part: Element;

  constructor(page: Page, form: Element, button?: Element, part = form) {
    this.#page = page;
    this.#form = form;
    this.#button = button;
    this.#part = part;
  }

  /** The same form, where fields are only those under a name, such as "For person 2". */
  group(name: Wanted): Form {
    const parts = select(this.#part, GROUPS.join());
    const part = parts.find((each) => isCalled(each, name));
    if (part) return new Form(this.#page, this.#form, this.#button, part);
    throw this.#page.trouble(`no group ${name}; there are: ${parts.map(nameOf).join(", ")}`);
  }

  get #fields(): Element[] {
    return controlsOf(this.#form).filter(
      (control) =>
        !isButton(control) &&
        typeOf(control) !== "hidden" &&
        isSeen(control) &&
        [...upwards(control)].includes(this.#part),
    );
  }

  /** The labels of its fields. */
  get labels(): string[] {
    return this.#fields.map(nameOf);
  }

  /** Of several fields of one name that which stands in no group, or in fewer, is meant. */
  #find(label: Wanted): Element {
    const called = this.#fields.filter((field) => is(nameOf(field), label));
    const outermost = Math.min(...called.map(depthOf));
    const found = called.filter((field) => depthOf(field) === outermost);
    const [field, other] = found;
    if (field && !other) return field;
    const all = this.labels.join("\n  ");
    throw this.#page.trouble(`${found.length} fields are called ${label}; there are:\n  ${all}`);
  }

  /** The radio button with these words under this legend. */
  #choice(legend: string, words: Given): Element | undefined {
    const legends = (field: Element) =>
      [...upwards(field)].filter(({ name }) => name === "fieldset").map(nameOf);
    return this.#fields.find(
      (field) =>
        typeOf(field) === "radio" &&
        is(nameOf(field), String(words)) &&
        legends(field).some((name) => is(name, legend)),
    );
  }

  #put(label: string, given: Given): void {
    const choice = this.#choice(label, given);
    const field = choice ?? this.#find(label);
    const isWrong = isTick(field) !== (typeof given === "boolean" || choice !== undefined);
    if (isWrong || isDisabled(field)) throw this.#page.trouble(`${label} does not take ${given}`);
    if (given instanceof File) attach(field, given);
    else if (isTick(field)) tick(field, given !== false, controlsOf(this.#form));
    else if (field.name !== "select") type(field, String(given));
    else if (!choose(field, String(given))) {
      const all = options(field).map(optionText).join("\n  ");
      throw this.#page.trouble(`${label} has no choice ${given}; there are:\n  ${all}`);
    }
  }

  /** Fills in fields by their labels; radio buttons by their legend, as `{ "Which lunch?": "Fish pie" }`. */
  fill(values: Record<string, Given>): this {
    for (const [label, given] of Object.entries(values)) this.#put(label, given);
    return this;
  }

  /** The words one can choose from in a list. */
  options(label: Wanted): string[] {
    return options(this.#find(label)).map(optionText);
  }

  /** What a field holds: its text, the words chosen, or whether it is ticked. */
  value(label: Wanted): string | boolean {
    const field = this.#find(label);
    if (isTick(field)) return has(field, "checked");
    return field.name === "select" ? chosen(field).map(optionText).join(", ") : textIn(field);
  }

  /** What is said beside a field to be wrong with it, or "". */
  problem(label: Wanted): string {
    const field = this.#find(label);
    const ids = (attribute(field, "aria-describedby") ?? "").split(" ");
    const said = ids.filter((id) => id.endsWith("-error")).map((id) => byId(rootOf(field), id));
    return said.map((element) => (element ? textOf(element) : "")).join(" ");
  }

  /** Sends it by this button, else by the one it was found by, else by its first. */
  async submit(name?: Wanted): Promise<Page> {
    return this.#page.send(this.sending(name));
  }

  /** What it sends then. */
  sending(name?: Wanted): Sending {
    const buttons = controlsOf(this.#form).filter((each) => isSubmit(each) && isSeen(each));
    const called = buttons.find((each) => name !== undefined && is(nameOf(each), name));
    const button = name ? called : (this.#button ?? buttons[0]);
    if (!button || isDisabled(button)) {
      const names = buttons.map(nameOf).join(", ");
      throw this.#page.trouble(`no button ${name} to press; there are: ${names}`);
    }
    const missing = controlsOf(this.#form).find(isMissing);
    if (missing && !has(this.#form, "novalidate") && !has(button, "formnovalidate")) {
      throw this.#page.trouble(`a browser asks to fill in ${nameOf(missing)} first`);
    }
    const said = (what: string) => attribute(button, `form${what}`) ?? attribute(this.#form, what);
    return {
      action: said("action") ?? "",
      method: said("method") ?? "get",
      enctype: said("enctype") ?? "",
      entries: this.#entries(button),
    };
  }

  #entries(button: Element): [string, string | File][] {
    return controlsOf(this.#form).flatMap((control): [string, string | File][] => {
      const name = attribute(control, "name");
      if (!name || isDisabled(control)) return [];
      if (control === button) return [[name, attribute(control, "value") ?? ""]];
      return isButton(control) ? [] : valuesOf(control).map((value) => [name, value]);
    });
  }
}
