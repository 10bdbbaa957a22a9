import { z } from "zod";
import {
  checkbox,
  insisted,
  line,
  multiline,
  optionalInt,
  requiredId,
  requiredLine,
} from "#lib/forms/fields.ts";
import { addMinutes, isLocal, isTimeZone, resolveLocal } from "#lib/time/dates.ts";
import { WALL_TIMES, type WallTime } from "#lib/time/wall-times.ts";
import { dailyFault } from "./daily-fault.ts";
import { FIELD_NAMES, type FieldName, meetingFields } from "./fields.ts";
import { priceFault } from "./price-fault.ts";
import { isTooEarly, offsetOf } from "./programme-clock.ts";

const inputs = Object.fromEntries(FIELD_NAMES.map((name) => [name, meetingFields[name].input])) as {
  [Name in FieldName]: (typeof meetingFields)[Name]["input"];
};

const fields = z.object(inputs);

type Fields = z.output<typeof fields>;

/** What only several fields together can get wrong. Looks also while a field is wrong, so that all is said at once. */
function checkTimes(meeting: Fields, context: z.core.$RefinementCtx<Fields>): void {
  const say = (path: FieldName, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const zone = meeting.timeZone;
  if (!isTimeZone(zone ?? "")) return;
  const never = (label: string) =>
    `${label}: the clocks in ${zone} go forward over this time, so it never comes. Choose one an hour earlier or later.`;

  const instants: Partial<Record<WallTime, number>> = {};
  for (const path of WALL_TIMES) {
    const label = meetingFields[path].wallTime ?? "";
    const local = meeting[path];
    if (typeof local !== "string" || !isLocal(local)) continue;
    const resolved = resolveLocal(local, zone);
    const pass = meeting.passes?.[path];
    if (resolved.kind === "gap") say(path, never(label));
    else if (resolved.kind === "exact") instants[path] = resolved.instant.getTime();
    else if (pass) instants[path] = resolved[pass].getTime();
    else {
      say(
        path,
        `${label}: the clocks in ${zone} go back over this time, so it comes twice. Choose which of the two.`,
      );
    }
  }
  for (const [row, item] of (meeting.programme ?? []).entries()) {
    const offset = offsetOf(item, meeting.startsAtLocal ?? "");
    if (offset === null || instants.startsAtLocal === undefined) continue;
    const wrong = (message: string) =>
      context.addIssue({ code: "custom", path: ["programme", row, "time"], message });
    const local = addMinutes(meeting.startsAtLocal, offset);
    if (resolveLocal(local, zone).kind === "gap") wrong(never("Time"));
    if (isTooEarly(offset)) wrong("Time: this is long before the start. Choose another day.");
  }

  const { startsAtLocal: start, endsAtLocal: end, doorsAtLocal: doors } = instants;
  if (start !== undefined && end !== undefined) {
    if (end <= start) say("endsAtLocal", "End: this is not after the start.");
    else if (end - start > 31 * 86_400_000) {
      say("endsAtLocal", "End: a meeting can last 31 days at most.");
    }
  }
  const isRead = [meeting.dailyFrom, meeting.dailyUntil].every(
    (clock) => clock === null || typeof clock === "string",
  );
  if (start !== undefined && end !== undefined && start < end && isRead) {
    const instants = { startsAt: new Date(start), endsAt: new Date(end) };
    const fault = dailyFault({ ...meeting, ...instants });
    if (fault) say(...fault);
  }
  if (start !== undefined && doors !== undefined && doors > start) {
    say("doorsAtLocal", "Doors open: this is after the start.");
  }
  const { rsvpsOpenAtLocal: opens, rsvpsCloseAtLocal: closes } = instants;
  if (opens !== undefined && closes !== undefined && closes <= opens) {
    say("rsvpsCloseAtLocal", "RSVPs close: this is not after they open.");
  }
  if (end !== undefined && closes !== undefined && closes > end) {
    say("rsvpsCloseAtLocal", "RSVPs close: this is after the meeting’s end.");
  }
}

function checkPrice(meeting: Fields, context: z.core.$RefinementCtx<Fields>): void {
  const fault = priceFault(meeting);
  if (fault) context.addIssue({ code: "custom", path: [fault.at], message: fault.message });
}

/** What the form of a meeting sends, new or old; parsed alike in the browser and on the server. */
export const meetingInput = fields
  .superRefine(checkTimes, { when: () => true })
  .superRefine(checkPrice, { when: () => true });

/** The form of an existing meeting: its id, what is insisted upon, and words for those who are coming. */
export const meetingEditInput = z
  .object({
    id: requiredId("This meeting does not exist."),
    /** Against "stale", the version it was opened at; and "seats-taken", where everybody shall keep their seat. */
    insist: insisted(),
    changeNote: multiline(2000, "Note"),
    /** Of one that is unlisted by it: whether calendars that have it are not to name it any more. */
    unnamed: checkbox(),
    /** Whether those who are coming are told of whatever changes. */
    tell: checkbox(),
  })
  .and(meetingInput);

/** A change of state, with the organizer's words. */
export const verbInput = z.object({
  id: requiredId("This meeting does not exist."),
  note: multiline(2000, "Note"),
});

/** A change of state that takes a meeting out of the calendars that have it. */
export const withdrawInput = verbInput.extend({
  /** Whether they are not to name it any more. */
  unnamed: checkbox(),
});

/** What is written down after the meeting. */
export const recordInput = z.object({
  id: requiredId("This meeting does not exist."),
  report: multiline(100_000, "Report"),
  attendance: optionalInt("Attendance", { min: 0, max: 1_000_000 }),
  showsAttendance: checkbox(),
});

/** A picture for the report, which lib/images has kept. */
export const figureInput = z.object({
  groupId: requiredId("Picture: this meeting has no group."),
  figureId: requiredId("Picture: choose a file."),
  figureAlt: requiredLine(300, "What it shows", "Say what the picture shows."),
  figureCaption: line(300, "Caption"),
});

/** What the form sends, as strings. */
export type MeetingFormValues = z.input<typeof meetingInput>;
export type MeetingInput = z.output<typeof meetingInput>;
export type MeetingEditInput = z.output<typeof meetingEditInput>;
export type VerbInput = z.output<typeof verbInput>;
export type WithdrawInput = VerbInput & Partial<z.output<typeof withdrawInput>>;
export type RecordInput = z.output<typeof recordInput>;
