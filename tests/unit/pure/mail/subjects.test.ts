import { expect, it } from "vitest";
import type { MailKind } from "#lib/mail/outbox.ts";
import { meetingChangeMail } from "#lib/mail/templates/meeting.ts";
import { addressLeftMail, addressMail } from "#lib/mail/templates/rsvp-address.ts";
import { sampleFacts, sampleMail } from "#lib/mail/templates/samples.ts";
import { WORDS, type WordedKind } from "#lib/mail/templates/words.ts";
import { letterWords } from "#lib/newsletter/letter-words.ts";

const group = { name: "Lantern Circle", accent: null, siteUrl: "https://meetings.example.org" };
const { title, date } = sampleFacts(group);

/** The one meeting of the samples, as a letter sees it. */
const row = {
  title,
  startsAtLocal: "2027-03-14T14:00",
  status: "published",
  summary: "",
  report: "",
  statusNote: "",
} as const;

/** Mails that are about no meeting, and those whose subject an organizer writes. */
type Elsewhere =
  | "message"
  | "rsvp-list"
  | "clock"
  | "sign-in"
  | "sign-in-change"
  | "invitation"
  | "subscribe-confirm"
  | "update"
  | "digest";

const worded = Object.fromEntries(
  (Object.keys(WORDS) as WordedKind[]).map((kind) => [
    kind,
    [sampleMail(kind, null, group).subject],
  ]),
) as Record<WordedKind, string[]>;

const SUBJECTS: Record<Exclude<MailKind, Elsewhere>, string[]> = {
  ...worded,
  "rsvp-address": [
    addressMail(sampleFacts(group)).subject,
    addressLeftMail(sampleFacts(group), { wasEntered: true }).subject,
  ],
  announcement: [letterWords("announcement", row).subject],
  "change-note": (["published", "cancelled", "postponed"] as const).map(
    (status) => letterWords("change-note", { ...row, status }).subject,
  ),
  "report-note": [letterWords("report-note", row).subject],
};

it("the mails about one meeting have subjects that cannot be mixed up", () => {
  const all = Object.values(SUBJECTS).flat();
  expect(
    all.map((subject) => subject.replace(title, "{meeting}").replace(date, "{date}")),
  ).toMatchInlineSnapshot(`
    [
      "You are going: {meeting}, {date}",
      "You are on the waiting list: {meeting}, {date}",
      "Please confirm your RSVP: {meeting}, {date}",
      "Waiting for approval: {meeting}, {date}",
      "Approved: {meeting}, {date}",
      "No seat for you: {meeting}, {date}",
      "You have a seat: {meeting}, {date}",
      "Do you still come? {meeting}, {date}",
      "Your seat was given up: {meeting}, {date}",
      "You said that you may come: {meeting}, {date}",
      "Your apologies: {meeting}, {date}",
      "Your RSVP is cancelled: {meeting}, {date}",
      "You have an RSVP already: {meeting}, {date}",
      "Your RSVP was changed: {meeting}, {date}",
      "Meeting changed: {meeting}, {date}",
      "Meeting cancelled: {meeting}, {date}",
      "Meeting postponed: {meeting}, {date}",
      "Meeting on again: {meeting}, {date}",
      "Reminder: {meeting}, {date}",
      "Thank you for coming: {meeting}, {date}",
      "Is this your address? {meeting}, {date}",
      "Another address: {meeting}, {date}",
      "{meeting}, {date}",
      "Changed details: {meeting}, {date}",
      "Called off: {meeting}, {date}",
      "Put off: {meeting}, {date}",
      "Report: {meeting}, {date}",
    ]
  `);
});

it("no two kinds share the words before the title, and each has the date", () => {
  const all = Object.values(SUBJECTS).flat();
  const before = all.map((subject) => subject.slice(0, subject.indexOf(title)));
  expect(before.filter((words, index) => before.indexOf(words) !== index)).toEqual([]);
  expect(all.filter((subject) => !subject.includes(title) || !subject.includes(date))).toEqual([]);
});

it("what is off has the date that it was announced for", () => {
  const when = "Sunday 7 March 2027, 14:00";
  const before = { date: "Sun 7 Mar 2027", title: null, when, where: null };
  const facts = { ...sampleFacts(group), before };
  const change = {
    note: "",
    name: "Ann",
    partySize: 1,
    status: "going",
    until: null,
    attached: true,
  } as const;
  for (const kind of ["cancelled", "postponed"] as const) {
    const words = { subject: "{date}", intro: "It was to be on {when}.", outro: "" };
    const own = { ...facts, words: { [`meeting-${kind}`]: words } };
    const { subject, text } = meetingChangeMail(own, { kind, ...change });
    expect(subject).toBe("Sun 7 Mar 2027");
    expect(text).toContain("It was to be on Sunday 7 March 2027, 14:00.");
  }
});
