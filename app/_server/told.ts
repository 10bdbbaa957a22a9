import { wasRefused } from "#app/_front/response.ts";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { readSaid } from "#lib/forms/said.ts";

/** What a page is to say of the form `of`, by its address; null on any other visit, and where another form is shown again with its errors. */
export function told<T>(asked: Asked, of: string): T | null {
  return wasRefused() ? null : toldBy<T>(askedText(asked, "said"), of);
}

/** The same of what a form on such a page carries. */
export function toldBy<T>(said: unknown, of: string): T | null {
  return typeof said === "string" ? readSaid<T>(of, said) : null;
}
