import { IncomingMessage, type ServerResponse } from "node:http";

const MB = 1024 * 1024;

/**
 * The whole body; or that it is larger than `most` bytes, or that one of its
 * MB, the last of them too, was not there within `patience` milliseconds of the
 * one before: a bad line gets there, and silence ends early however much was
 * announced. Rejects when it breaks off.
 */
export function readBody(
  req: IncomingMessage,
  { most, patience }: { most: number; patience: number },
): Promise<Buffer | "large" | "late"> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | "large" | "late">();
  const chunks: Buffer[] = [];
  let size = 0;
  const late = setTimeout(() => resolve("late"), patience);
  const keep = (chunk: Buffer) => {
    const whole = Math.floor(size / MB);
    size += chunk.length;
    if (Math.floor(size / MB) > whole) late.refresh();
    if (size > most) resolve("large");
    else chunks.push(chunk);
  };
  const end = () => resolve(Buffer.concat(chunks));
  const broken = () => reject(new Error("The sender hung up"));
  req.on("data", keep).on("end", end).on("close", broken);
  return promise.finally(() => {
    clearTimeout(late);
    chunks.length = 0;
    req.off("data", keep).off("end", end).off("close", broken);
  });
}

/** The same request with its body read already, to be read again; of a form, as it was written anew. */
export function withBody(
  req: IncomingMessage,
  body: Buffer,
  type = req.headers["content-type"],
): IncomingMessage {
  const copy = new IncomingMessage(req.socket);
  copy.method = req.method;
  copy.url = req.url;
  copy.httpVersion = req.httpVersion;
  copy.httpVersionMajor = req.httpVersionMajor;
  copy.httpVersionMinor = req.httpVersionMinor;
  const { "transfer-encoding": _, ...headers } = req.headers;
  copy.headers = { ...headers, "content-length": String(body.length) };
  if (type !== undefined) copy.headers["content-type"] = type;
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
