import { type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type Refusal, written } from "./refusal.ts";

/** The last word on a response: another status, or something else to send instead. */
type LastWord = (status: number) => Refusal | { status: number; headers?: OutgoingHttpHeaders };

/** What is made of a whole response before it is sent. */
export type Finished = { status: number; body: Buffer; headers: OutgoingHttpHeaders };

type Finish = (body: Buffer) => Finished;

/**
 * A response that can still be changed when its first byte is about to be
 * sent. Next makes error responses that are blank without scripts, and knows no
 * way to give a form's errors a status.
 */
export class SiteResponse extends ServerResponse {
  lastWord: LastWord | null = null;
  /** Asked once status and headers are known: where it gives something, the response is gathered and finished as a whole. */
  whole: (() => Finish | null) | null = null;
  #finish: Finish | null = null;
  #gathered: Buffer[] = [];
  #dropping = false;

  /** Asks for the last word once; true when what was to be sent must not be. */
  #first(status: number): boolean {
    const { lastWord } = this;
    if (!lastWord || this.headersSent) return this.#dropping;
    this.lastWord = null;
    const word = lastWord(status);
    this.statusCode = word.status;
    if (!("advice" in word)) {
      this.#setHeaders(word.headers);
      this.#finish = this.whole?.() ?? null;
      return false;
    }
    for (const name of ["content-encoding", "etag", "link"]) this.removeHeader(name);
    const { headers, body } = written(this.req, word);
    super.writeHead(word.status, headers);
    super.end(this.req.method === "HEAD" ? undefined : body);
    this.#dropping = true;
    return true;
  }

  #setHeaders(headers: OutgoingHttpHeaders = {}): void {
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value ?? "");
  }

  /** Keeps a piece of a response that is gathered; false where none is. */
  #gather([chunk, encoding]: unknown[]): boolean {
    if (!this.#finish) return false;
    if (typeof chunk === "string") {
      this.#gathered.push(Buffer.from(chunk, encoding as BufferEncoding | undefined));
    } else if (chunk instanceof Uint8Array) this.#gathered.push(Buffer.from(chunk));
    return true;
  }

  /**
   * Next hands over each header of a route handler as a list of one, in which
   * its own compression does not find the content type.
   */
  override setHeader(name: string, value: number | string | readonly string[]): this {
    const single = typeof value === "object" && value.length === 1 && !/^set-cookie$/i.test(name);
    return super.setHeader(name, single ? (value[0] ?? "") : value);
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const asked = this.lastWord !== null;
    // What is known of the response is known to the last word too.
    if (asked && typeof rest.at(-1) === "object") {
      this.#setHeaders(rest.pop() as OutgoingHttpHeaders);
    }
    if (this.#first(status) || this.#finish) return this;
    return super.writeHead(asked ? this.statusCode : status, ...(rest as []));
  }

  override write(...args: unknown[]): boolean {
    if (this.#first(this.statusCode)) return true;
    if (this.#gather(args)) {
      const done = args.at(-1);
      if (typeof done === "function") process.nextTick(done as () => void);
      return true;
    }
    return super.write(...(args as [unknown]));
  }

  override end(...args: unknown[]): this {
    if (this.#first(this.statusCode)) return this;
    if (this.#gather(args) && this.#finish) {
      const { status, body, headers } = this.#finish(Buffer.concat(this.#gathered));
      this.#finish = null;
      this.statusCode = status;
      this.#setHeaders(headers);
      // To HEAD Node sends no body.
      return super.end(body);
    }
    return super.end(...(args as [unknown]));
  }

  override flushHeaders(): void {
    if (!this.#first(this.statusCode) && !this.#finish) super.flushHeaders();
  }
}
