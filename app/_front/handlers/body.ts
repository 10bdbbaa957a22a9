import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { networkOf } from "#lib/rate-limit.ts";
import { readBody, withBody } from "../bodies.ts";
import { Budget } from "../budget.ts";
import type { Exchange, Handler } from "../exchange.ts";
import { readForm } from "../forms.ts";
import type { Refusal } from "../refusal.ts";

const KB = 1024;
const MB = 1024 * KB;

/** What anybody may send: more than the longest form of a page for everybody. */
const FROM_ANYBODY = 64 * KB;
/** So long one may take over each MB, and over less. */
const PATIENCE_MS = 20_000;

/** What is in memory at once: of all, and of one network, where a whole office may sit. */
const budget = new Budget(64 * MB, 17 * MB);
/** How much of both is left to small forms: two pictures on a bad line keep no RSVP of their hall waiting. */
const LEFT_TO_SMALL = 1 * MB;

/**
 * Reads what an unsafe request carries. Who sent it, how much it may be and
 * whether there is room for it is asked of its headers, before anything is read.
 */
export const body: Handler = async (exchange) => {
  const { req, res, unsafe, kind, peer } = exchange;
  if (!unsafe) return;
  const announced = lengthOf(req.headers);
  const most = await mostOf(exchange, announced);
  if (announced !== null && announced > most) return large(most);
  const bytes = announced ?? most;
  const spare = bytes > FROM_ANYBODY ? LEFT_TO_SMALL : 0;
  const free = budget.take(networkOf(peer), { bytes, spare });
  if (!free) return crowded;
  res.once("close", free);
  if (req.headers.expect) res.writeContinue();
  const read = await readBody(req, { most, patience: PATIENCE_MS });
  if (typeof read === "string") {
    free();
    return read === "late" ? slow : large(most);
  }
  if (kind.takes !== "forms") {
    exchange.req = withBody(req, read);
    return;
  }
  const form = await readForm(req.headers, read);
  if ("status" in form) return form;
  exchange.req = withBody(req, form.body, form.type);
};

/** How many bytes are announced; null where as many come as come. */
const lengthOf = (headers: IncomingHttpHeaders) =>
  headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : null;

/** The most bytes that are taken of this sender: who it is, is asked only where it makes a difference. */
async function mostOf({ req, kind, isKnown }: Exchange, announced: number | null): Promise<number> {
  const isSmall = announced !== null && announced <= FROM_ANYBODY;
  if (isSmall || !(await isKnown(req.headers.cookie))) return FROM_ANYBODY;
  return isForm(req) ? kind.formMb * MB : MB;
}

const isForm = ({ headers }: IncomingMessage) =>
  headers["content-type"]?.startsWith("multipart/form-data") ?? false;

const large = (most: number): Refusal => ({
  status: 413,
  title: "This is too large",
  advice:
    most > FROM_ANYBODY
      ? `At most ${most / MB} MB can be sent at once. Please go back and send less.`
      : `At most ${FROM_ANYBODY / KB} KB can be sent by somebody who is not signed in. If you were, sign in again in another window, then go back and send it once more.`,
});

const slow: Refusal = {
  status: 408,
  title: "This took too long to arrive",
  advice: "Nothing was changed. Please go back and send it again over a better connection.",
};

const crowded: Refusal = {
  status: 503,
  title: "Too much is being sent at once",
  advice: "Nothing was changed. Please go back and send it again in a moment.",
  headers: { "retry-after": "10" },
};
