import { z } from "zod";
import {
  checkbox,
  insisted,
  line,
  multiline,
  optionalId,
  optionalInt,
  optionalUrl,
  requiredId,
  requiredLine,
  TITLE_MAX,
} from "#lib/forms/fields.ts";
import { cleanLine, isVisible } from "#lib/text/clean.ts";
import { isLocal, isTimeZone, resolveLocal } from "#lib/time/dates.ts";
import { rsvpFields } from "./rsvp-settings.ts";

export const PROGRAMME_KINDS = ["talk", "discussion", "film", "music", "break", "other"] as const;
export const RELATIONS = [
  "read-before",
  "background",
  "announcement",
  "cited",
  "report",
  "recording",
  "photos",
] as const;

/** A wall time as `<input type="datetime-local">` sends it; seconds are dropped. */
function optionalLocal(label: string) {
  return line(40, label).transform((value, context) => {
    if (value === "") return null;
    const local = value.slice(0, 16);
    if (isLocal(local)) return local;
    context.addIssue({ code: "custom", message: `${label}: enter a date and a time.` });
    return z.NEVER;
  });
}

function requiredLocal(label: string) {
  return optionalLocal(label).transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: "custom", message: `${label}: enter a date and a time.` });
    return z.NEVER;
  });
}

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [...new Set([value ?? []].flat().filter((id) => id !== ""))])
  .refine((list) => list.length <= 50, { message: "Choose 50 at most." });

const programmeItem = z.object({
  kind: z.enum(PROGRAMME_KINDS).prefault("talk").catch("talk"),
  title: line(TITLE_MAX, "Title"),
  description: multiline(5000, "Description"),
  /** Time of day on the wall, "14:30". */
  time: line(5, "Time").refine((v) => v === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(v), {
    message: "Time: enter hours and minutes, as 14:30.",
  }),
  durationMinutes: optionalInt("Minutes", { min: 1, max: 1440 }),
  speakerIds: ids,
});

const readingItem = z.object({
  articleId: optionalId(),
  relation: z.enum(RELATIONS).prefault("background").catch("background"),
});

/** A form's list: rows that say nothing (an empty row of a form without scripts) are dropped. */
function rows<T extends z.ZodType>(row: T, isEmpty: (value: z.output<T>) => boolean, max: number) {
  return z
    .array(row)
    .max(max, { message: `At most ${max} entries.` })
    .optional()
    .transform((list) => (list ?? []).filter((value) => !isEmpty(value)));
}

const fields = z.object({
  groupId: requiredId("Choose the group that hosts the meeting."),
  coHostIds: ids,
  title: requiredLine(TITLE_MAX, "Title", "Enter a title."),
  occasion: line(TITLE_MAX, "Occasion"),
  summary: line(500, "Summary"),
  description: multiline(undefined, "Description"),
  language: line(35, "Language").refine((v) => v === "" || isLanguageTag(v), {
    message: "Language: choose one of the list.",
  }),
  slug: line(80, "Address").refine((v) => v === "" || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(v), {
    message: "Address: use small letters, digits and single hyphens.",
  }),
  startsAtLocal: requiredLocal("Start"),
  endsAtLocal: requiredLocal("End"),
  doorsAtLocal: optionalLocal("Doors open"),
  timeZone: requiredLine(64, "Time zone").refine(isTimeZone, {
    message: "Time zone: choose one of the list, such as Europe/London.",
  }),
  venueId: optionalId(),
  roomId: optionalId(),
  onlineUrl: optionalUrl("Online link"),
  onlineUrlFor: z
    .enum(["everyone", "going"], { error: "Choose who sees the link." })
    .prefault("going"),
  topics: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [...new Set([value ?? []].flat().map(cleanLine).filter(isVisible))])
    .refine((list) => list.length <= 20, { message: "Choose 20 topics at most." })
    .refine((list) => list.every((name) => name.length <= 60), {
      message: "A topic has 60 characters at most.",
    }),
  accessNotes: multiline(5000, "Access notes"),
  imageId: optionalId(),
  imageAlt: line(500, "Description of the picture"),
  priceNote: line(300, "Price"),
  contact: line(300, "Contact"),
  chair: line(200, "Chair"),
  capacity: optionalInt("Seats", { min: 1, max: 100_000 }),
  ...rsvpFields,
  rsvpsOpenAtLocal: optionalLocal("RSVPs open"),
  rsvpsCloseAtLocal: optionalLocal("RSVPs close"),
  visibility: z
    .enum(["public", "unlisted"], { error: "Choose who can find it." })
    .prefault("public"),
  programme: rows(
    programmeItem,
    (item) => item.title === "" && item.description === "" && item.speakerIds.length === 0,
    60,
  ),
  reading: rows(readingItem, (item) => item.articleId === null, 100),
});

type Fields = z.output<typeof fields>;

/** What only several fields together can get wrong. Looks also while a field is wrong, so that all is said at once. */
function checkTimes(meeting: Fields, context: z.core.$RefinementCtx<Fields>): void {
  const say = (path: keyof typeof meeting, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (!isTimeZone(meeting.timeZone ?? "")) return;

  const times = {
    startsAtLocal: "Start",
    endsAtLocal: "End",
    doorsAtLocal: "Doors open",
    rsvpsOpenAtLocal: "RSVPs open",
    rsvpsCloseAtLocal: "RSVPs close",
  } as const;
  const instants: Partial<Record<keyof typeof times, number>> = {};
  for (const [path, label] of Object.entries(times) as [keyof typeof times, string][]) {
    const local = meeting[path];
    if (!local || !isLocal(local)) continue;
    const resolved = resolveLocal(local, meeting.timeZone);
    if (resolved.kind === "gap") {
      say(
        path,
        `${label}: the clocks in ${meeting.timeZone} go forward over this time, so it never comes. Choose one an hour earlier or later.`,
      );
    } else instants[path] = resolved.instant.getTime();
  }

  const { startsAtLocal: start, endsAtLocal: end, doorsAtLocal: doors } = instants;
  if (start !== undefined && end !== undefined) {
    if (end <= start) say("endsAtLocal", "End: this is not after the start.");
    else if (end - start > 31 * 86_400_000) {
      say("endsAtLocal", "End: a meeting can last 31 days at most.");
    }
  }
  if (start !== undefined && doors !== undefined && doors > start) {
    say("doorsAtLocal", "Doors open: this is after the start.");
  }
  const { rsvpsOpenAtLocal: opens, rsvpsCloseAtLocal: closes } = instants;
  if (opens !== undefined && closes !== undefined && closes <= opens) {
    say("rsvpsCloseAtLocal", "RSVPs close: this is not after they open.");
  }
  if (end !== undefined && closes !== undefined && closes > end) {
    say("rsvpsCloseAtLocal", "RSVPs close: this is after the meeting's end.");
  }
}

/** What the form of a meeting sends, new or old; parsed alike in the browser and on the server. */
export const meetingInput = fields.superRefine(checkTimes, { when: () => true });

/** The form of an existing meeting: its id, what is insisted upon, and words for those who are coming. */
export const meetingEditInput = z
  .object({
    id: requiredId("This meeting does not exist."),
    /** Against "stale", the version it was opened at; and "seats-taken", where everybody shall keep their seat. */
    insist: insisted(),
    changeNote: multiline(2000, "Note"),
  })
  .and(meetingInput);

/** A change of state, with the organizer's words. */
export const verbInput = z.object({
  id: requiredId("This meeting does not exist."),
  note: multiline(2000, "Note"),
});

/** What is written down after the meeting. */
export const recordInput = z.object({
  id: requiredId("This meeting does not exist."),
  report: multiline(100_000, "Report"),
  attendance: optionalInt("Attendance", { min: 0, max: 1_000_000 }),
  showsAttendance: checkbox(),
});

/** A picture for the report; its file is looked at by lib/images. */
export const figureInput = z.object({
  groupId: requiredId("Picture: this meeting has no group."),
  figureAlt: requiredLine(300, "What it shows", "Say what the picture shows."),
  figureCaption: line(300, "Caption"),
});

/** What the form sends, as strings. */
export type MeetingFormValues = z.input<typeof meetingInput>;
export type MeetingInput = z.output<typeof meetingInput>;
export type MeetingEditInput = z.output<typeof meetingEditInput>;
export type VerbInput = z.output<typeof verbInput>;
export type RecordInput = z.output<typeof recordInput>;

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
