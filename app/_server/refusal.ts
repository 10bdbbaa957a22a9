import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { endAfterDraining } from "./bodies.ts";

/** An answer given before the site proper: a status and what to do about it. */
export type Refusal = {
  status: number;
  title: string;
  advice: string;
  headers?: OutgoingHttpHeaders;
};

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => escapes[c] ?? c);

export function refusalPage({ title, advice }: Refusal): string {
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>
:root{color-scheme:light dark}
body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.5rem}
h1{font-size:1.75rem;line-height:1.2}
a{color:inherit}
</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(advice)}</p>
<p><a href="/">To the home page</a></p>
</html>
`;
}

export const wantsPage = (req: IncomingMessage) =>
  (req.headers.accept ?? "").includes("text/html") && req.headers.rsc === undefined;

/** Answers with a plain page for browsers, plain text for everything else. */
export function refuse(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const page = wantsPage(req);
  const text = Buffer.from(page ? refusalPage(refusal) : `${refusal.title}. ${refusal.advice}\n`);
  res.writeHead(refusal.status, {
    "content-type": page ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    "content-length": text.length,
    "cache-control": "no-store",
    ...(req.complete ? {} : { connection: "close" }),
    ...refusal.headers,
  });
  if (req.method === "HEAD") res.end();
  else {
    res.write(text);
    endAfterDraining(req, res);
  }
}
