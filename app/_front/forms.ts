import type { IncomingHttpHeaders } from "node:http";
import { hasWholeAction, hasWholeArguments, isArguments } from "./action-fields.ts";
import type { Refusal } from "./refusal.ts";

/** The most fields that one form may have. */
const FIELDS_MAX = 500;

export const unreadable: Refusal = {
  status: 400,
  title: "What was sent cannot be read",
  advice: "It may have been cut off on its way. Please go back, check the form and send it again.",
};

/** Said of a form whose action is gone: the page was opened before the site was updated. */
export const outdated: Refusal = {
  status: 409,
  title: "This form is out of date",
  advice:
    "The site was updated after you opened the page. Please go back, copy what you typed, reload the page and send it again.",
};

const manyFields: Refusal = {
  status: 413,
  title: "This form has too many fields",
  advice: `At most ${FIELDS_MAX} can be sent at once. Please go back and send less.`,
};

const otherForm: Refusal = {
  status: 415,
  title: "This form cannot be read",
  advice: "Please open the page and use the form there.",
};

/** What was sent, as it goes on to Next. */
type Sent = { type: string; body: Buffer };

/**
 * Reads a form sent to a page, and writes it anew: Next has parsers of its own,
 * and none of them is given anything that another wrote. What is no form of a
 * page is refused, since Next would fail on it, or show the page as if nothing
 * had been sent.
 */
export async function readForm(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<Sent | Refusal> {
  const type = headers["content-type"] ?? "";
  const byScript = headers["next-action"] !== undefined;
  if (!/^multipart\/form-data/i.test(type)) {
    if (!byScript) return otherForm;
    return isArguments(body.toString()) ? { type: "text/plain;charset=UTF-8", body } : unreadable;
  }
  if (countParts(type, body) > FIELDS_MAX) return manyFields;
  const form = await parse({ type, body });
  if (!form) return unreadable;
  if (byScript) return hasWholeArguments(form) ? written(form) : unreadable;
  const names = [...form.keys()];
  if (!names.some((name) => name.startsWith("$ACTION_"))) return outdated;
  return hasWholeAction(form) ? written(form) : unreadable;
}

/** The boundaries in a form's body (RFC 2046, section 5.1.1), which are counted before anything is made of them. */
function countParts(type: string, body: Buffer): number {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const boundary = `--${match?.[1] ?? match?.[2] ?? ""}`;
  let count = 0;
  for (let at = body.indexOf(boundary); at >= 0 && count <= FIELDS_MAX + 1; count++) {
    at = body.indexOf(boundary, at + boundary.length);
  }
  return count - 1;
}

async function parse({ type, body }: Sent): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), {
      headers: { "content-type": type },
    }).formData();
  } catch {
    return null;
  }
}

async function written(form: FormData): Promise<Sent> {
  const made = new Response(form);
  return {
    type: made.headers.get("content-type") ?? "",
    body: Buffer.from(await made.arrayBuffer()),
  };
}
