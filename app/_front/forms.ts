import type { IncomingHttpHeaders } from "node:http";
import type { Refusal } from "./refusal.ts";

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

/**
 * What is wrong with a form sent to a page, if anything. Pages take only their
 * own forms, which always come as multipart/form-data; Next would show the
 * page again as if nothing was sent, or fail.
 */
export function formFault(headers: IncomingHttpHeaders, body: Buffer): Refusal | undefined {
  const type = headers["content-type"] ?? "";
  const byScript = headers["next-action"] !== undefined;
  if (!/^multipart\/form-data/i.test(type)) {
    if (byScript) return isJson(body) ? undefined : unreadable;
    return {
      status: 415,
      title: "This form cannot be read",
      advice: "Please open the page and use the form there.",
    };
  }
  if (!isWholeMultipart(type, body)) return unreadable;
  return byScript || body.includes('name="$ACTION_') ? undefined : outdated;
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

/** Whether the body has its first and its last boundary (RFC 2046, section 5.1.1). */
function isWholeMultipart(type: string, body: Buffer): boolean {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) return false;
  return body.indexOf(`--${boundary}`) === 0 && body.lastIndexOf(`\r\n--${boundary}--`) > 0;
}
