import type { Tx } from "#db/engine.ts";
import { insertMeeting, insertRsvp } from "#db/seed/rows.ts";
import {
  answers,
  auditEvents,
  hosts,
  importRows,
  imports,
  mailingRecipients,
  mailings,
  meetingTopics,
  outbox,
  programmeItems,
  programmeSpeakers,
  questions,
  relations,
  remindersSent,
} from "#db/tables.ts";
import { ago, ahead } from "./at.ts";
import { idOf, type Place } from "./ids.ts";
import { aWaitingMail } from "./mail.ts";

const NOTHING = { name: "", email: null, comment: "", heardFrom: "" };

/** In the order of arrival. The same people come to every meeting, by the same addresses. */
export const GUESTS = {
  ann: { status: "going", partySize: 2, confirmedAt: ago(90), calendarSequence: 3, named: true },
  bob: { status: "waitlisted", partySize: 3 },
  cas: { status: "pending", note: "Asked twice." },
  // By another rule for plus-addresses this is dot@example.org.
  dot: { status: "tentative", email: "dot+club@example.org" },
  // By the form, and no link that was mailed has been pressed yet.
  eve: { status: "declined", saysName: false },
  fay: {
    status: "cancelled",
    cancelledAt: ago(20),
    cancelledBy: "organizer",
    cancelledFrom: "going",
  },
  gus: { status: "cancelled", cancelledAt: ago(20), refusedAt: ago(20) },
  hal: { status: "going", heldUntil: ahead(1), promotedAt: ago(2), saysName: false },
  ivy: { status: "going", email: null, source: "organizer" },
  joe: {
    status: "cancelled",
    cancelledAt: ago(9),
    cancelledBy: "attendee",
    cancelledFrom: "going",
  },
  zoe: { status: "waitlisted", source: "import" },
  // Erased a while ago.
  kai: { status: "cancelled", ...NOTHING, linkEpoch: 1, erasedAt: ago(30) },
} as const;

const QUESTIONS = [
  { name: "drink", kind: "one-of", label: "Tea or coffee?", options: ["tea", "coffee"] },
  { name: "access", kind: "text", label: "How do you get in?", sensitive: "access" },
  { name: "old", kind: "text", label: "Asked before", retiredAt: ago(50) },
  { name: "fresh", kind: "text", label: "Asked since" },
] as const;

type Row = Parameters<typeof insertMeeting>[1];

/**
 * A published meeting of 6 seats, 4 of them taken, with an RSVP of every kind
 * and one of everything a meeting can have. The first who waits are too many
 * for the seats that are free, and nobody passes them.
 */
export async function insertWholeMeeting(
  tx: Tx,
  place: Place,
  group: "h" | "t",
  row: Partial<Row> = {},
): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const [meetingId, groupId] = [id("meeting"), idOf(group, "group")];
  const hall = place === "n" ? "other" : "hall";
  await insertMeeting(tx, {
    id: meetingId,
    slug: `meeting-${place}`,
    title: `River ${place}`,
    groupId,
    startsAtLocal: "2026-12-03T19:00",
    endsAtLocal: "2026-12-03T21:00",
    sequence: 3,
    capacity: 6,
    seatsTaken: 4,
    lastArrival: 12,
    venueId: idOf(group, hall),
    roomId: idOf(group, place === "n" ? "side" : "room"),
    onlineUrl: "https://video.example.org/river",
    promotionHoldMinutes: 720,
    confirmationHoldMinutes: 30,
    takesTentative: true,
    takesApologies: true,
    namesAttendees: true,
    asksHeardFrom: true,
    reminders: [10_080, 1440],
    imageId: idOf(group, "worn"),
    imageAlt: "A river",
    createdAt: ago(240),
    changedAt: ago(48),
    publishedAt: ago(100),
    firstPublishedAt: ago(100),
    ...row,
  });
  await insertParts(tx, place, group);
  await insertGuests(tx, place);
  await insertRecord(tx, place, groupId);
}

async function insertParts(tx: Tx, place: Place, group: "h" | "t"): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const meetingId = id("meeting");
  await tx.insert(hosts).values({ meetingId, groupId: idOf(group === "h" ? "t" : "h", "group") });
  await tx.insert(programmeItems).values([
    {
      id: id("item"),
      meetingId,
      position: 0,
      kind: "talk",
      title: "From the ponds",
      offsetMinutes: 10,
      durationMinutes: 50,
    },
    {
      id: id("tea"),
      meetingId,
      position: 1,
      kind: "break",
      title: "Tea",
      offsetMinutes: 60,
      durationMinutes: 15,
    },
  ]);
  const speaker = place === "n" ? "cleo" : "ada";
  await tx
    .insert(programmeSpeakers)
    .values({ itemId: id("item"), speakerId: idOf(group, speaker), position: 0 });
  await tx.insert(meetingTopics).values({ meetingId, topicId: idOf("s", "rivers") });
  const article = place === "n" ? "letter" : "essay";
  await tx.insert(relations).values([
    { meetingId, articleId: idOf(group, article), relation: "read-before", position: 0 },
    { meetingId, articleId: idOf(group, article), relation: "cited", position: 1 },
  ]);
  await tx.insert(questions).values(
    QUESTIONS.map(({ name, ...question }, position) => ({
      ...question,
      id: id(name),
      meetingId,
      position,
      options: "options" in question ? [...question.options] : [],
    })),
  );
}

async function insertGuests(tx: Tx, place: Place): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const meetingId = id("meeting");
  for (const [index, [name, guest]] of Object.entries(GUESTS).entries()) {
    await insertRsvp(tx, {
      id: id(name),
      meetingId,
      name: `${name} of ${place}`,
      email: `${name}@example.org`,
      arrival: index + 1,
      comment: `${name} says hello`,
      heardFrom: "a friend",
      createdAt: ago(96 - index),
      changedAt: ago(96 - index),
      ...guest,
      ...(name === "fay" && place !== "m" ? { email: "fay.reed+club@example.org" } : {}),
      // Until after m begins: what shortens holds of m leaves these alone.
      ...(name === "hal" && place !== "m" ? { heldUntil: ahead(400) } : {}),
    });
  }
  await tx.insert(answers).values([
    { rsvpId: id("ann"), questionId: id("drink"), value: "tea" },
    { rsvpId: id("ann"), questionId: id("access"), value: "By the ramp" },
    { rsvpId: id("bob"), questionId: id("drink"), value: "coffee" },
    { rsvpId: id("eve"), questionId: id("old"), value: "Long ago" },
  ]);
}

async function insertRecord(tx: Tx, place: Place, groupId: string): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const meetingId = id("meeting");
  await tx.insert(mailings).values({
    id: id("message"),
    kind: "message",
    audience: "rsvps",
    groupId,
    meetingId,
    subject: "A word",
    body: "Bring boots.",
    detail: { standingOnly: true },
    state: "sending",
    createdAt: ago(1),
    changedAt: ago(1),
    startedAt: ago(1),
  });
  await tx.insert(mailingRecipients).values([
    { mailingId: id("message"), recipientId: id("ann"), position: 1, queuedAt: ago(1) },
    { mailingId: id("message"), recipientId: id("bob"), position: 2 },
    { mailingId: id("message"), recipientId: id("zoe"), position: 3, queuedAt: ago(1) },
  ]);
  const about = { groupId, meetingId };
  const to = (name: string) => ({ ...about, rsvpId: id(name), toEmail: `${name}@example.org` });
  await tx.insert(outbox).values([
    aWaitingMail(place, "annback", {
      ...to("ann"),
      kind: "rsvp-confirm",
      state: "sent",
      sentAt: ago(1),
      links: null,
    }),
    aWaitingMail(place, "annmail", { ...to("ann"), kind: "rsvp-going" }),
    aWaitingMail(place, "annword", {
      ...to("ann"),
      kind: "message",
      mailingId: id("message"),
      rank: 1,
    }),
    aWaitingMail(place, "bobmail", {
      ...to("bob"),
      kind: "rsvp-waiting",
      state: "parked",
      attempts: 4,
      lastError: "Refused",
    }),
    aWaitingMail(place, "casmail", {
      ...to("cas"),
      kind: "rsvp-pending",
      state: "sent",
      sentAt: ago(1),
      links: null,
    }),
  ]);
  await tx.insert(remindersSent).values({
    meetingId,
    minutesBefore: 10_080,
    startsAt: ahead(200),
    sentAt: ago(30),
  });
  await tx.insert(auditEvents).values({
    id: id("audit"),
    at: ago(100),
    groupId,
    meetingId,
    action: "meeting.published",
  });
  const list = { kind: "rsvps", ...about, name: "list.csv", createdAt: ago(30) } as const;
  await tx.insert(imports).values([
    { ...list, id: id("list"), state: "done", finishedAt: ago(29) },
    { ...list, id: id("going"), state: "importing" },
  ]);
  await tx.insert(importRows).values([
    { importId: id("list"), position: 0, outcome: "waitlisted", subjectId: id("zoe") },
    { importId: id("going"), position: 0, said: { name: "Kim", email: "kim@example.org" } },
    { importId: id("going"), position: 1, said: { name: "Ann", email: "ann@example.org" } },
  ]);
}
