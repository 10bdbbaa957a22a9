import { Page } from "./page.ts";
import { noteForm } from "./pressed.ts";

/** A form on its way. */
export type Sending = {
  action: string;
  method: string;
  enctype: string;
  entries: [string, string | File][];
};

const REDIRECTS = [301, 302, 303, 307, 308];

const urlEncoded = (entries: Sending["entries"]) =>
  new URLSearchParams(
    entries.map(([name, value]) => [name, value instanceof File ? value.name : value]),
  );

function multipart(entries: Sending["entries"]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

/** A browser without scripts: it keeps cookies, follows redirects, opens pages and sends their forms. */
export class Visitor {
  /** The origin where paths are looked up. */
  readonly site: string;
  #cookies: Map<string, string>;
  /** What it says of itself with each request. */
  #own: Record<string, string>;

  constructor(
    site: string,
    cookies: Record<string, string> = {},
    own: Record<string, string> = {},
  ) {
    this.site = site;
    this.#cookies = new Map(Object.entries(cookies));
    this.#own = own;
  }

  /** Another one with the same cookies, as of now. */
  twin(): Visitor {
    return new Visitor(this.site, this.cookies, this.#own);
  }

  get cookies(): Record<string, string> {
    return Object.fromEntries(this.#cookies);
  }

  #keep(lines: string[]): void {
    for (const line of lines) {
      const [pair = "", ...rest] = line.split(/;\s*/);
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const expires = rest.find((each) => /^expires=/i.test(each))?.slice("expires=".length);
      const isOver = expires !== undefined && Date.parse(expires) <= Date.now();
      if (isOver || rest.some((each) => /^max-age=(0|-\d+)$/i.test(each))) {
        this.#cookies.delete(name);
      } else this.#cookies.set(name, value);
    }
  }

  /** One request with the cookies kept so far; no redirect is followed. */
  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({
      accept: "text/html,application/xhtml+xml,*/*;q=0.8",
      "accept-language": "en-GB",
      cookie: [...this.#cookies].map((pair) => pair.join("=")).join("; "),
      ...this.#own,
    });
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value);
    });
    const url = new URL(address, this.site);
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    this.#keep(response.headers.getSetCookie());
    return response;
  }

  /** Opens an address and what it leads on to, within the site. */
  async open(address: string, init: RequestInit = {}): Promise<Page> {
    let url = new URL(address, this.site);
    let asked = init;
    for (let steps = 0; steps < 8; steps += 1) {
      const response = await this.request(url.href, asked);
      const onward = response.headers.get("location");
      if (!onward || !REDIRECTS.includes(response.status)) {
        return new Page(this, url, response, await response.text());
      }
      await response.body?.cancel();
      url = new URL(onward, url);
      if (url.origin !== new URL(this.site).origin) throw new Error(`${address} leads to ${url}`);
      if (response.status < 307) asked = {};
    }
    throw new Error(`${address} leads round and round`);
  }

  /** Sends a form of a page, with the headers by which the site knows its own pages. */
  async send(page: Page, { action, method, enctype, entries }: Sending): Promise<Page> {
    const url = new URL(action, page.url);
    if (method.toLowerCase() !== "post") {
      url.search = urlEncoded(entries).toString();
      return this.open(url.href);
    }
    const isHiding = page.headers.get("referrer-policy") === "no-referrer";
    const response = await this.open(url.href, {
      method: "POST",
      body: /^multipart/i.test(enctype) ? multipart(entries) : urlEncoded(entries),
      headers: { origin: isHiding ? "null" : page.url.origin, "sec-fetch-site": "same-origin" },
    });
    if (response.status < 400) noteForm(entries);
    return response;
  }
}
