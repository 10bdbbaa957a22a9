import { eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { bringBack, putAway } from "#lib/desk/put-away.ts";
import { discardFormDraft, saveFormDraft } from "#lib/form-drafts/commands.ts";
import { sendMessage, sendTestMessage } from "#lib/messages/commands.ts";
import { messageDraft, messageInput } from "#lib/messages/input.ts";
import { insistOn as insistOnReaders } from "#lib/messages/refusals.ts";
import { markAsReport, unmarkAsReport } from "#lib/scheduling/article-reports.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { meetingEditInput, meetingInput } from "#lib/scheduling/input.ts";
import { tellMoved } from "#lib/scheduling/moved.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { recordMeeting } from "#lib/scheduling/record.ts";
import {
  cancelMeeting,
  deleteMeeting,
  postponeMeeting,
  publishMeeting,
  reinstateMeeting,
  unpublishMeeting,
} from "#lib/scheduling/state.ts";
import { thankAttendees } from "#lib/scheduling/thanks.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { PEOPLE } from "#tests/support/world/world.ts";
import { deed, h, m, STATES } from "./deed.ts";

const verb = { id: m("meeting"), note: "The hall is flooded." };
const report = { articleId: h("review"), meetingId: m("meeting") };
const words = {
  meetingId: m("meeting"),
  to: "who=all",
  subject: "Boots",
  body: "Bring boots, {name}.",
};

/** Nobody has replied to the meeting: else it is not withdrawn. */
async function nobodyComes(): Promise<void> {
  await store.write((tx) => tx.delete(rsvps).where(eq(rsvps.meetingId, m("meeting"))));
}

/** The form of the meeting as it is opened, with some of its fields typed anew. */
export async function formOfMeeting(change: Record<string, unknown>) {
  const values = await getMeetingForm(PEOPLE.organizer, m("meeting"));
  return meetingEditInput.parse({ ...values, ...change });
}

/** What organizers do to a meeting and to its people as a whole. */
export const meetingDeeds = {
  publishMeeting: deed("organizer", {
    first: STATES.draft,
    do: (by) => publishMeeting(by, verb),
  }),
  unpublishMeeting: deed("organizer", {
    ready: nobodyComes,
    do: (by) => unpublishMeeting(by, verb),
  }),
  postponeMeeting: deed("organizer", { do: (by) => postponeMeeting(by, verb) }),
  cancelMeeting: deed("organizer", { do: (by) => cancelMeeting(by, verb) }),
  reinstateMeeting: deed("organizer", {
    first: STATES.cancelled,
    do: (by) => reinstateMeeting(by, verb),
  }),
  deleteMeeting: deed("organizer", { first: STATES.draft, do: (by) => deleteMeeting(by, verb) }),
  updateMeeting: deed("organizer", {
    ready: () => formOfMeeting({ title: "The sea", capacity: "8", changeNote: "A new subject." }),
    do: updateMeeting,
  }),
  // Its time is that of a seat that is held longer.
  "updateMeeting sooner": deed("organizer", {
    ready: () =>
      formOfMeeting({ startsAtLocal: "2026-11-22T12:30", endsAtLocal: "2026-11-22T14:00" }),
    do: updateMeeting,
  }),
  duplicateMeeting: deed("organizer", { do: (by) => duplicateMeeting(by, m("meeting")) }),
  recordMeeting: deed("organizer", {
    first: STATES.over,
    do: (by) =>
      recordMeeting(by, {
        id: m("meeting"),
        report: "It rained.",
        attendance: 41,
        showsAttendance: true,
      }),
  }),
  thankAttendees: deed("organizer", {
    first: { ...STATES.over, report: "It rained." },
    do: (by) => thankAttendees(by, verb),
  }),
  markAsReport: deed("organizer", { do: (by) => markAsReport(by, report) }),
  unmarkAsReport: deed("organizer", {
    ready: () => markAsReport(PEOPLE.organizer, report),
    do: (by) => unmarkAsReport(by, report),
  }),
  putAway: deed("organizer", { do: (by) => putAway(by, { id: m("meeting"), key: "report" }) }),
  bringBack: deed("organizer", {
    first: { putAway: ["report", "words"] },
    do: (by) => bringBack(by, { id: m("meeting"), key: "report" }),
  }),
  sendMessage: deed("organizer", {
    do: (by) =>
      sendMessage(by, messageInput.parse({ ...words, insist: insistOnReaders("changed", 6) })),
  }),
  sendTestMessage: deed("organizer", {
    do: (by) => sendTestMessage(by, messageDraft.parse(words)),
  }),
};

const room = { id: h("room"), name: "Small Room", capacity: "9", accessNotes: "" };

/** Began two hours ago, and is not over. */
const BEGUN = {
  startsAtLocal: "2026-11-22T10:00",
  endsAtLocal: "2026-11-22T14:00",
  startsAt: new Date("2026-11-22T10:00:00Z"),
  endsAt: new Date("2026-11-22T14:00:00Z"),
};

/** The same, of a meeting that stands otherwise than most. */
export const rareDeeds = {
  "deleteMeeting never published": deed("organizer", {
    first: { ...STATES.draft, firstPublishedAt: null },
    do: (by) => deleteMeeting(by, verb),
  }),
  "updateMeeting begun": deed("organizer", {
    first: BEGUN,
    ready: () => formOfMeeting({ title: "The sea", capacity: "20" }),
    do: updateMeeting,
  }),
  "updateMeeting plus": deed("organizer", {
    ready: () => formOfMeeting({ plusAddresses: "same" }),
    do: updateMeeting,
  }),
  "venueCommands update begun": deed("organizer", {
    first: BEGUN,
    do: (by) =>
      venueCommands.update(
        by,
        h("hall"),
        venueInput.parse({ groupId: h("group"), name: "New Hall", rooms: [room] }),
        "weighty",
      ),
  }),
};

/** What organizers do about meetings that is not done to one of them. */
export const schedulingDeeds = {
  createMeeting: deed("organizer", {
    do: (by) =>
      createMeeting(
        by,
        meetingInput.parse({
          groupId: h("group"),
          title: "The new river",
          startsAtLocal: "2026-12-17T19:00",
          endsAtLocal: "2026-12-17T21:00",
          timeZone: "Europe/London",
          venueId: h("hall"),
          topics: ["Rivers", "Ponds"],
          takesRsvps: "on",
          waitlist: "on",
          reminders: ["1440"],
        }),
      ),
  }),
  tellMoved: deed("nobody", {
    by: "organizer",
    first: {
      movedFrom: {
        startsAt: Date.parse("2026-12-03T18:00:00Z"),
        endsAt: Date.parse("2026-12-03T20:00:00Z"),
      },
    },
    do: (by) => tellMoved(by),
  }),
  saveFormDraft: deed("nobody", {
    by: "organizer",
    do: (by) => saveFormDraft(by, "meeting:new", { title: "Typed anew" }),
  }),
  discardFormDraft: deed("nobody", {
    by: "organizer",
    do: (by) => discardFormDraft(by, "meeting:new"),
  }),
};
