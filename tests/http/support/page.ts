import { attribute, type Element, parse, rawText, select, tidy, upwards } from "./dom.ts";
import { Part } from "./part.ts";
import type { Sending, Visitor } from "./visitor.ts";

/** The response to a request, as a browser without scripts has it. */
export class Page extends Part {
  readonly visitor: Visitor;
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;

  constructor(visitor: Visitor, url: URL, response: Response, html: string) {
    super(parse(html));
    this.visitor = visitor;
    this.url = url;
    this.status = response.status;
    this.headers = response.headers;
    this.html = html;
  }

  override get page(): Page {
    return this;
  }

  #raw(selector: string): string {
    return select(this.root, selector).slice(0, 1).map(rawText).join("");
  }

  get title(): string {
    return tidy(this.#raw("title"));
  }

  /** Its first heading. */
  get heading(): string {
    return this.texts("h1")[0] ?? "";
  }

  get main(): Part {
    return this.part("main");
  }

  /** What it says went wrong. */
  get problems(): string[] {
    return this.texts('[role="alert"]');
  }

  /** What it tells search engines, or null. */
  get jsonLd(): Record<string, unknown> | null {
    return JSON.parse(this.#raw('script[type="application/ld+json"]') || "null");
  }

  /** The same address once more. */
  reload(): Promise<Page> {
    return this.visitor.open(this.url.href);
  }

  /** The form that a button sends. */
  formOf(button: Element): Element | undefined {
    const id = attribute(button, "form");
    if (id === undefined) return [...upwards(button)].find(({ name }) => name === "form");
    return select(this.root, "form").find((form) => attribute(form, "id") === id);
  }

  send(sending: Sending): Promise<Page> {
    return this.visitor.send(this, sending);
  }

  /** In words, for a test that fails. */
  describe(): string {
    const said = `${this.url.href} responded ${this.status}: “${this.heading}”`;
    const problems = this.problems.map((problem) => `problem: ${problem}`);
    const [main] = this.parts("main");
    return [said, ...problems, (main ?? this).text.slice(0, 2000)].join("\n");
  }

  trouble(what: string): Error {
    return new Error(`${what}\n${this.describe()}`);
  }
}
