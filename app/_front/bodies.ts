import { IncomingMessage, type ServerResponse } from "node:http";

const MB = 1024 * 1024;

/** The whole body, or null when it is larger than `limit` bytes. Rejects when it breaks off. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same request with its body read already, to be read again. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(req.socket);
  copy.method = req.method;
  copy.url = req.url;
  copy.httpVersion = req.httpVersion;
  copy.httpVersionMajor = req.httpVersionMajor;
  copy.httpVersionMinor = req.httpVersionMinor;
  copy.headers = req.headers;
  copy.rawHeaders = req.rawHeaders;
  copy.complete = true;
  if (body.length > 0) copy.push(body);
  copy.push(null);
  return copy;
}

/**
 * Ends a response that was given before the body was read. Closing at once
 * would make browsers show "connection reset" instead of the response, so what
 * is still coming is thrown away first, within bounds.
 */
export function endAfterDraining(req: IncomingMessage, res: ServerResponse): void {
  if (req.complete || req.destroyed) {
    res.end();
    return;
  }
  let left = 64 * MB;
  const finish = () => {
    clearTimeout(late);
    res.end();
  };
  const late = setTimeout(finish, 10_000);
  req.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) finish();
  });
  req.once("end", finish).once("error", finish).once("close", finish);
  req.resume();
}
