import { type Asked, askedText } from "#lib/forms/asked.ts";
import { cleanLine } from "#lib/text/clean.ts";
import type { RsvpStatus } from "../policy.ts";

/*
 * Which RSVPs of a meeting are meant: what the list shows, and what is done to
 * "all that match". It travels in addresses and in forms, so that both mean
 * the same rows.
 */

export const RSVP_STATES = [
  "going",
  "waitlisted",
  "pending",
  "tentative",
  "declined",
  "cancelled",
] as const satisfies readonly RsvpStatus[];

export const RSVP_SOURCES = ["web", "organizer", "import", "mail", "door"] as const;
export type RsvpSource = (typeof RSVP_SOURCES)[number];

export const RSVP_ORDERS = ["state", "arrival", "newest", "name", "party"] as const;
export type RsvpOrder = (typeof RSVP_ORDERS)[number];

export type RsvpFilter = {
  /** Words of the name or the address; "" for all. */
  search: string;
  /** "held": going, if they say so in time. */
  status: RsvpStatus | "held" | "all";
  source?: RsvpSource | "all";
  /** A question, and one of its answers; any answer where that is "". */
  question?: string;
  answer?: string;
  /** The moment of one cancellation of several, in milliseconds as text; "" for all. */
  cancelled?: string;
};

export type RsvpQuery = Required<RsvpFilter> & { sort: RsvpOrder };

/** Everything, in the order of the list. */
export const EVERYBODY: RsvpQuery = {
  search: "",
  status: "all",
  source: "all",
  question: "",
  answer: "",
  cancelled: "",
  sort: "state",
};

/** What an address or a form asks for; what it cannot mean is taken for "all". */
export function readRsvpQuery(asked: Asked): RsvpQuery {
  const one = (name: string) => askedText(asked, name);
  const state = one("state");
  // One field of the form, so that it works without scripts: "<question>" or "<question>=<answer>".
  const [, question = "", answer = ""] =
    /^([a-z0-9]{1,40})(?:=([\s\S]{0,300}))?$/.exec(one("answer")) ?? [];
  return {
    search: cleanLine(one("search").slice(0, 200)),
    status: state === "held" ? state : (RSVP_STATES.find((it) => it === state) ?? "all"),
    source: RSVP_SOURCES.find((it) => it === one("source")) ?? "all",
    question,
    answer: cleanLine(answer),
    cancelled: /^\d{13}$/.test(one("cancelled")) ? one("cancelled") : "",
    sort: RSVP_ORDERS.find((it) => it === one("sort")) ?? "state",
  };
}

/** The same as name and value, without what is as it is anyway; `readRsvpQuery` reads it back. */
export function rsvpQueryEntries(query: RsvpQuery): [string, string][] {
  const { search, status, source, question, answer, cancelled, sort } = query;
  const entries: [string, string][] = [
    ["state", status === "all" ? "" : status],
    ["search", search],
    ["source", source === "all" ? "" : source],
    ["answer", answerValue(question, answer)],
    ["cancelled", cancelled],
    ["sort", sort === "state" ? "" : sort],
  ];
  return entries.filter(([, value]) => value !== "");
}

/** The value of the form's one field for a question and an answer. */
export function answerValue(question: string, answer: string): string {
  return answer === "" ? question : `${question}=${answer}`;
}

/** Whether it leaves anybody out. */
export function isNarrowed(query: RsvpQuery): boolean {
  return rsvpQueryEntries(query).some(([name]) => name !== "sort");
}
