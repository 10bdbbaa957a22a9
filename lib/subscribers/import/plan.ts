import { LEFT } from "#lib/imports/left.ts";
import type { Row } from "#lib/imports/table.ts";
import { yesOrNo } from "#lib/imports/yes-no.ts";
import { emailKey, isMailAddress } from "#lib/mail/address.ts";
import { say } from "#lib/result.ts";
import { cleanLine } from "#lib/text/clean.ts";
import { fold } from "#lib/text/fold.ts";
import { pastedAddress } from "#lib/text/pasted-address.ts";
import { refuse } from "../refusals.ts";
import { type DayOrder, orderIn, whenIn } from "./agreed.ts";
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
const GONE = new Set([
  ...LEFT.split("|"),
  ..."no mailbox|inactive|opted out|opt out|removed|not subscribed|suppressed|blocked|spam|invalid|hard bounce|abgemeldet|inaktiv|desinscrit|desabonne|baja".split(
    "|",
  ),
]);
/** Of those who were asked there, and have not said yes. */
const UNCONFIRMED = new Set(
  "unconfirmed|not confirmed|pending|awaiting confirmation|invited|unbestatigt".split("|"),
);

/** The columns in which a day may stand. */
const DATED: readonly ColumnKind[] = ["how", "agreed", "signed-up"];

/** What will become of every row of a list, in its order, if nothing else changes meanwhile; `usual` is how days are written there, where the list itself leaves it open. */
export function planSubscribers(
  rows: readonly Row[],
  { headings, columns }: Layout,
  { there, others, left }: Present,
  usual: DayOrder = null,
): PlannedRow[] {
  const lineOf = new Map<string, number>();
  const dated = rows.flatMap(({ cells }) =>
    cells.filter((_, at) => DATED.some((kind) => kind === columns[at])),
  );
  const order = orderIn(dated) ?? usual;
  return (headings ? rows.slice(1) : rows).map(({ line, cells }): PlannedRow => {
    const at = { line, cells };
    const read = readRow(cells, columns, order);
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

function readRow(cells: readonly string[], columns: Layout["columns"], order: DayOrder): Read {
  const cell = (kind: ColumnKind) => {
    const at = columns.indexOf(kind);
    return at < 0 ? "" : (cells[at] ?? "").trim().replace(/^'(?=[=+\-@])/, "");
  };
  const state = plain(cell("state"));
  if (cell("left") !== "" || cell("bounced") !== "" || GONE.has(state)) {
    return none("out", say(refuse("left-there")));
  }
  if ([...DATED, "state" as const].some((kind) => yesOrNo(fold(cell(kind))) === false)) {
    return none("out", say(refuse("refused-there")));
  }
  const email = pastedAddress(cell("email"));
  if (email === "") return none("error", say(refuse("no-address")));
  if (!isMailAddress(email) || !/@.+\../.test(email)) {
    return none("error", say(refuse("wrong-address", { said: email.slice(0, 60) })));
  }
  const [how, agreed, signedUp] = DATED.map((kind) => statedIn(cell(kind), order));
  const words = cleanLine(
    how?.words || agreed?.words || (cell("signed-up") ? BY_A_FORM : ""),
  ).slice(0, HOW_MAX);
  // A platform that was given the address has a time for it, too: it counts only with how they agreed.
  const agreedAt = agreed?.at ?? signedUp?.at ?? how?.at;
  const isPending = UNCONFIRMED.has(state);
  const isStated = words && agreedAt && !isPending;
  const said = { email, how: words, agreedAt: isStated ? agreedAt.toISOString() : null };
  if (said.agreedAt) return { said, reason: "" };
  if (isPending) return { said, reason: say(refuse("unconfirmed")) };
  const isOpen = [how, agreed, signedUp].some((one) => one?.isOpen) && !agreedAt;
  if (words && isOpen) return { said, reason: say(refuse("two-days")) };
  return { said, reason: say(refuse(words ? "undated" : "unstated")) };
}

/** When somebody agreed as a cell says it, and how: the words of the cell, if it has others than the day, and than a yes. */
function statedIn(text: string, order: DayOrder) {
  const { besides, ...when } = whenIn(text, order);
  const words = besides.replace(/\b(\d{1,2}:\d{2}(:\d{2})?|[ap]m|utc|gmt)\b/gi, "");
  const isSaid = /[\p{L}\p{N}]/u.test(words) && yesOrNo(plain(words)) === null;
  return { ...when, words: isSaid ? text : "" };
}

const plain = (cell: string) =>
  fold(cell)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
