import { PROGRAMME_KINDS, RELATIONS } from "#lib/scheduling/input.ts";
import { insistOn } from "#lib/scheduling/refusals.ts";

/** What the fields of the form hold: text as it is typed, lists, and ticks. */
export type MeetingValues = {
  id: string;
  insist: string[];
  changeNote: string;
  groupId: string;
  coHostIds: string[];
  title: string;
  occasion: string;
  summary: string;
  description: string;
  language: string;
  slug: string;
  startsAtLocal: string;
  endsAtLocal: string;
  doorsAtLocal: string;
  timeZone: string;
  venueId: string;
  roomId: string;
  onlineUrl: string;
  onlineUrlFor: "everyone" | "going";
  topics: string[];
  accessNotes: string;
  imageId: string;
  imageAlt: string;
  priceNote: string;
  contact: string;
  chair: string;
  takesRsvps: boolean;
  capacity: string;
  maxPartySize: string;
  waitlist: boolean;
  waitlistOrder: "strict" | "smaller-first";
  approval: boolean;
  takesTentative: boolean;
  takesApologies: boolean;
  promotionHoldMinutes: string;
  confirmationHoldMinutes: string;
  plusAddresses: "distinct" | "same";
  proofOfWork: boolean;
  namesAttendees: boolean;
  asksHeardFrom: boolean;
  reminders: string[];
  rsvpsOpenAtLocal: string;
  rsvpsCloseAtLocal: string;
  visibility: "public" | "unlisted";
  programme: ProgrammeRow[];
  reading: ReadingRow[];
};

export type ProgrammeRow = {
  kind: (typeof PROGRAMME_KINDS)[number];
  title: string;
  description: string;
  time: string;
  durationMinutes: string;
  speakerIds: string[];
};

export type ReadingRow = { articleId: string; relation: (typeof RELATIONS)[number] };

export const emptyProgrammeRow: ProgrammeRow = {
  kind: "talk",
  title: "",
  description: "",
  time: "",
  durationMinutes: "",
  speakerIds: [],
};

export const emptyReadingRow: ReadingRow = { articleId: "", relation: "read-before" };

/** Insists that everybody keeps their seat, in a tick of its own. */
export const KEEP_SEATS = insistOn("seats-taken");

type Raw = Record<string, unknown>;

/**
 * The fields' values from anything of that shape: the stored meeting, a kept
 * draft, or what a form sent. What is missing is empty, a tick that is missing
 * is no tick, what is of the wrong type is left out.
 */
export function valuesOf(raw: Raw): MeetingValues {
  return {
    id: text(raw.id),
    insist: texts(raw.insist),
    changeNote: text(raw.changeNote),
    groupId: text(raw.groupId),
    coHostIds: texts(raw.coHostIds),
    title: text(raw.title),
    occasion: text(raw.occasion),
    summary: text(raw.summary),
    description: text(raw.description),
    language: text(raw.language),
    slug: text(raw.slug),
    startsAtLocal: text(raw.startsAtLocal),
    endsAtLocal: text(raw.endsAtLocal),
    doorsAtLocal: text(raw.doorsAtLocal),
    timeZone: text(raw.timeZone),
    venueId: text(raw.venueId),
    roomId: text(raw.roomId),
    onlineUrl: text(raw.onlineUrl),
    onlineUrlFor: raw.onlineUrlFor === "everyone" ? "everyone" : "going",
    topics: texts(raw.topics),
    accessNotes: text(raw.accessNotes),
    imageId: text(raw.imageId),
    imageAlt: text(raw.imageAlt),
    priceNote: text(raw.priceNote),
    contact: text(raw.contact),
    chair: text(raw.chair),
    takesRsvps: ticked(raw.takesRsvps),
    capacity: text(raw.capacity),
    maxPartySize: text(raw.maxPartySize),
    waitlist: ticked(raw.waitlist),
    waitlistOrder: raw.waitlistOrder === "smaller-first" ? "smaller-first" : "strict",
    approval: ticked(raw.approval),
    takesTentative: ticked(raw.takesTentative),
    takesApologies: ticked(raw.takesApologies),
    promotionHoldMinutes: text(raw.promotionHoldMinutes),
    confirmationHoldMinutes: text(raw.confirmationHoldMinutes),
    plusAddresses: raw.plusAddresses === "same" ? "same" : "distinct",
    proofOfWork: ticked(raw.proofOfWork),
    namesAttendees: ticked(raw.namesAttendees),
    asksHeardFrom: ticked(raw.asksHeardFrom),
    reminders: texts(raw.reminders),
    rsvpsOpenAtLocal: text(raw.rsvpsOpenAtLocal),
    rsvpsCloseAtLocal: text(raw.rsvpsCloseAtLocal),
    visibility: raw.visibility === "unlisted" ? "unlisted" : "public",
    programme: rows(raw.programme).map((row) => ({
      kind: oneOf(PROGRAMME_KINDS, row.kind, "talk"),
      title: text(row.title),
      description: text(row.description),
      time: text(row.time),
      durationMinutes: text(row.durationMinutes),
      speakerIds: texts(row.speakerIds),
    })),
    reading: rows(raw.reading).map((row) => ({
      articleId: text(row.articleId),
      relation: oneOf(RELATIONS, row.relation, "read-before"),
    })),
  };
}

function text(value: unknown): string {
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : "";
}

function texts(value: unknown): string[] {
  return [value].flat().filter((item) => typeof item === "string" && item !== "") as string[];
}

function ticked(value: unknown): boolean {
  return value === true || (typeof value === "string" && value !== "");
}

function rows(value: unknown): Raw[] {
  return Array.isArray(value)
    ? value.filter((row): row is Raw => typeof row === "object" && row !== null)
    : [];
}

function oneOf<T extends string>(choices: readonly T[], value: unknown, otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise;
}
