import {
  attribute,
  type Element,
  has,
  is,
  isSeen,
  nameOf,
  type Root,
  select,
  textOf,
  type Wanted,
} from "./dom.ts";
import { Form } from "./form.ts";
import type { Page } from "./page.ts";

const NAMED =
  'fieldset, table, figure, details, [aria-label], [aria-labelledby], [role="group"], [role="list"]';
const BUTTONS = 'button, input[type="submit"]';

/** A page, or a part of it, as one reads it. */
export class Part {
  readonly root: Root;
  #page: Page | undefined;

  constructor(root: Root, page?: Page) {
    this.root = root;
    this.#page = page;
  }

  /** The page it is of. */
  get page(): Page {
    return this.#page as Page;
  }

  /** Everything there is to read in it. */
  get text(): string {
    return textOf(this.root);
  }

  #seen(selector: string): Element[] {
    return select(this.root, selector).filter(isSeen);
  }

  /** The texts of what a selector finds: tags, #ids, .classes, [attributes], descent, commas. */
  texts(selector: string): string[] {
    return this.#seen(selector).map(textOf);
  }

  parts(selector: string): Part[] {
    return this.#seen(selector).map((element) => new Part(element, this.page));
  }

  /** The first that a selector finds. */
  part(selector: string): Part {
    const [part] = this.parts(selector);
    if (part) return part;
    throw this.page.trouble(`nothing is ${selector}`);
  }

  /** An attribute of the first element that a selector finds, seen or not. */
  attribute(selector: string, name: string): string | undefined {
    return this.attributes(selector, name)[0];
  }

  /** The part of this name for a screen reader: navigation, a table, a folded part… */
  region(name: Wanted): Part {
    const regions = this.#seen(NAMED).filter(({ name: tag }) => !["input", "a"].includes(tag));
    const region = regions.find((each) => is(nameOf(each), name));
    if (region) return new Part(region, this.page);
    throw this.page.trouble(`no part is ${name}; there are: ${regions.map(nameOf).join(", ")}`);
  }

  /** The innermost row or list item with this text in it. */
  line(text: Wanted): Part {
    const says = ({ text: own }: Part) =>
      typeof text === "string" ? own.includes(text) : text.test(own);
    const line = this.parts("li, tr").filter(says).at(-1);
    if (line) return line;
    throw this.page.trouble(`no line says ${text}`);
  }

  hasLink(name: Wanted): boolean {
    return this.links(name).length > 0;
  }

  hasButton(name: Wanted): boolean {
    return this.#seen(BUTTONS).some((each) => is(nameOf(each), name));
  }

  /** Where the first link of this name leads. */
  link(name: Wanted): string {
    const links = this.#seen("a[href]");
    const link = links.find((each) => is(nameOf(each), name));
    if (link) return attribute(link, "href") ?? "";
    throw this.page.trouble(`no link ${name}; there are:\n  ${links.map(nameOf).join("\n  ")}`);
  }

  /** Where all links of this name lead. */
  links(name: Wanted = /^/): string[] {
    const links = this.#seen("a[href]").filter((each) => is(nameOf(each), name));
    return links.map((link) => attribute(link, "href") ?? "");
  }

  /** An attribute of all that a selector finds, seen or not. */
  attributes(selector: string, name: string): string[] {
    return select(this.root, selector).flatMap((element) => attribute(element, name) ?? []);
  }

  /** Opens what the first link of this name leads to. */
  follow(name: Wanted): Promise<Page> {
    return this.page.visitor.open(new URL(this.link(name), this.page.url).href);
  }

  /** The form of this name, or the one with a button of this name, which then sends it. */
  form(name: Wanted): Form {
    const called = this.#seen("form").find(
      (form) => has(form, "aria-label") && is(nameOf(form), name),
    );
    if (called) return new Form(this.page, called);
    const button = this.#seen(BUTTONS).find((each) => is(nameOf(each), name));
    const form = button && this.page.formOf(button);
    if (form) return new Form(this.page, form, button);
    const names = this.#seen(BUTTONS).map(nameOf).join(", ");
    throw this.page.trouble(`no form or button is ${name}; there are: ${names}`);
  }

  /** Presses a button, with what its form holds already. */
  press(name: Wanted): Promise<Page> {
    return this.form(name).submit();
  }
}
