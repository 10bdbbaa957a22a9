import { LEFT } from "#lib/imports/left.ts";
import type { Row } from "#lib/imports/table.ts";
import { emailKey, isMailAddress } from "#lib/mail/address.ts";
import { say } from "#lib/result.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { fold } from "#lib/text/fold.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";
import { refuse } from "../refusals.ts";
import { readAgreed } from "./agreed.ts";
import type { ColumnKind, Layout } from "./columns.ts";

/**
 * What will become of a row: subscribed, because it says how and when they
 * agreed; asked by mail; left as it is, because it is subscribed; left out; not
 * to be read.
 */
export type Fate = "subscribed" | "asked" | "there" | "out" | "error";

/** What a row says: the address, and how and when they agreed, where it says both. */
export type Said = { email: string; how: string; agreedAt: string | null };

export type PlannedRow = {
  line: number;
  cells: string[];
  fate: Fate;
  reason: string;
  said: Said | null;
};

/** The addresses that are known, by their keys: subscribed to all of what was chosen, to other news, and those that left. */
export type Present = {
  there: ReadonlySet<string>;
  others: ReadonlySet<string>;
  left: ReadonlySet<string>;
};

export const HOW_MAX = 300;
/** What is written down of who signed up by a form of another platform. */
const BY_A_FORM = "Signed up by a form, as the imported list says";
/** Words for states of those to whom no mail goes: other platforms', and our own. */
const GONE = new Set([...LEFT.split("|"), "no mailbox", "inactive", "opted out", "removed"]);

/** What will become of every row of a list, in its order, if nothing else changes meanwhile. */
export function planSubscribers(
  rows: readonly Row[],
  { headings, columns }: Layout,
  { there, others, left }: Present,
): PlannedRow[] {
  const lineOf = new Map<string, number>();
  return (headings ? rows.slice(1) : rows).map(({ line, cells }): PlannedRow => {
    const at = { line, cells };
    const read = readRow(cells, columns);
    if ("fate" in read) return { ...at, said: null, ...read };
    const { said, reason } = read;
    const key = emailKey(said.email);
    const earlier = lineOf.get(key);
    if (earlier) return { ...at, said, ...none("there", say(refuse("twice", { line: earlier }))) };
    lineOf.set(key, line);
    if (left.has(key)) return { ...at, said: null, ...none("out", say(refuse("left-here"))) };
    if (there.has(key)) return { ...at, said, ...none("there", say(refuse("there"))) };
    if (others.has(key)) return { ...at, said, ...none("asked", say(refuse("more"))) };
    return { ...at, said, fate: said.agreedAt ? "subscribed" : "asked", reason };
  });
}

const none = (fate: Fate, reason: string) => ({ fate, reason });

type Read = { said: Said; reason: string } | { fate: Fate; reason: string };

function readRow(cells: readonly string[], columns: Layout["columns"]): Read {
  const cell = (kind: ColumnKind) => {
    const at = columns.indexOf(kind);
    return at < 0 ? "" : (cells[at] ?? "").trim().replace(/^'(?=[=+\-@])/, "");
  };
  if (cell("left") !== "" || cell("bounced") !== "" || GONE.has(plain(cell("state")))) {
    return none("out", say(refuse("left-there")));
  }
  const email = pastedAddress(cell("email"));
  if (email === "") return none("error", say(refuse("no-address")));
  if (!isMailAddress(email) || !/@.+\../.test(email)) {
    return none("error", say(refuse("wrong-address", { said: email.slice(0, 60) })));
  }
  const signedUp = cell("signed-up");
  const how = cleanLine(cell("how") || (signedUp ? BY_A_FORM : "")).slice(0, HOW_MAX);
  // A platform that was given the address has a time for it, too: it counts only with how they agreed.
  const agreedAt = readAgreed(cell("agreed")) ?? readAgreed(signedUp);
  const said = { email, how, agreedAt: how && agreedAt ? agreedAt.toISOString() : null };
  if (said.agreedAt) return { said, reason: "" };
  return { said, reason: say(refuse(how ? "undated" : "unstated")) };
}

const plain = (cell: string) =>
  fold(cell)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
