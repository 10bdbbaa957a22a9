import { type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type Refusal, written } from "./refusal.ts";

/** The last word on an answer: another status, or something else to send instead. */
export type LastWord = (
  status: number,
) => Refusal | { status: number; headers?: OutgoingHttpHeaders };

/**
 * An answer that can still be changed when its first byte is about to be
 * sent. Next makes error answers that are blank without scripts, and knows no
 * way to give a form's errors a status.
 */
export class Reply extends ServerResponse {
  lastWord: LastWord | null = null;
  #dropping = false;

  /** Asks for the last word once; true when what was to be sent must not be. */
  #first(status: number): boolean {
    const { lastWord } = this;
    if (!lastWord || this.headersSent) return this.#dropping;
    this.lastWord = null;
    const word = lastWord(status);
    this.statusCode = word.status;
    if (!("advice" in word)) {
      for (const [name, value] of Object.entries(word.headers ?? {}))
        this.setHeader(name, value ?? "");
      return false;
    }
    for (const name of ["content-encoding", "etag", "link"]) this.removeHeader(name);
    const { headers, body } = written(this.req, word);
    super.writeHead(word.status, headers);
    super.end(this.req.method === "HEAD" ? undefined : body);
    this.#dropping = true;
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
    if (this.#first(status)) return this;
    return super.writeHead(asked ? this.statusCode : status, ...(rest as []));
  }

  override write(...args: unknown[]): boolean {
    if (this.#first(this.statusCode)) return true;
    return super.write(...(args as [unknown]));
  }

  override end(...args: unknown[]): this {
    if (this.#first(this.statusCode)) return this;
    return super.end(...(args as [unknown]));
  }

  override flushHeaders(): void {
    if (!this.#first(this.statusCode)) super.flushHeaders();
  }
}
