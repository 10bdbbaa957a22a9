/** The bytes of a page as text, by the rules of browsers (HTML Standard, "determining the character encoding"). */
export function decodePage(body: Buffer, contentType: string): string {
  const label = markOf(body) ?? /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];
  return decoded(body, label) ?? decoded(body, declared(body)) ?? guessed(body);
}

/** What a byte order mark says: it outranks the header. */
function markOf(body: Buffer): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "utf-8";
  if (body[0] === 0xfe && body[1] === 0xff) return "utf-16be";
  if (body[0] === 0xff && body[1] === 0xfe) return "utf-16le";
  return undefined;
}

/** What the page says of itself near its top. One that can be read as ASCII so far is not UTF-16. */
function declared(body: Buffer): string | undefined {
  const head = body.subarray(0, 1024).toString("latin1");
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([^"']+)/i.exec(head)?.[1];
  return found && /^utf-?16/i.test(found) ? "utf-8" : found;
}

function decoded(body: Buffer, label: string | undefined): string | null {
  if (!label) return null;
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return null;
  }
}

/** UTF-8 where it can be that, else what the old web was written in. The last character may have been cut in two. */
function guessed(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(body);
  }
}
