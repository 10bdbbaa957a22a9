/*
 * A process that writes rows `from` to `to` of everything into the database of
 * a site, so that every list has as many: each page's own ("venue-3" has a
 * meeting) and those of the first ("venue-0" has all the others). It prints
 * the tokens that links carry.
 */
import { eq } from "drizzle-orm";
import type { Tx } from "#db/engine.ts";
import {
  insertArticle,
  insertGroup,
  insertIssue,
  insertMeeting,
  insertPublication,
  insertRsvp,
  insertSeries,
  insertSpeaker,
  insertVenue,
  sampleId,
} from "#db/seed/rows.ts";
import { closeStore, store } from "#db/store.ts";
import { tables } from "#db/tables.ts";
import { linkToken } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken } from "#lib/tokens.ts";

const [from = 0, to = 1] = process.argv.slice(2).map(Number);
const DAY = 86_400_000;
const LIST_TOKEN = "a-token-that-opens-all-of-ann's-rsvps";

/** A day so many from today, at a time of the wall. */
const local = (days: number, time: string) =>
  `${new Date(now().getTime() + days * DAY).toISOString().slice(0, 10)}T${time}`;

const id = (kind: string, n: number) => sampleId(`${kind} ${n}`);
const both = (n: number) => (n === 0 ? [0] : [n, 0]);

async function insertPeople(tx: Tx, n: number, owner: string) {
  const groupId = id("group", n);
  await insertGroup(tx, { id: groupId, slug: `group-${n}`, name: `Group ${n}` });
  const at = now();
  await tx
    .insert(tables.members)
    .values({ groupId, accountId: owner, role: "owner", createdAt: at });
  const accountId = id("account", n);
  const email = `member-${n}@example.org`;
  await tx.insert(tables.accounts).values({ id: accountId, email, name: `M ${n}`, createdAt: at });
  const first = { groupId: id("group", 0), createdAt: at };
  await tx.insert(tables.members).values({ ...first, accountId, role: "helper" });
  await tx.insert(tables.invitations).values({
    ...first,
    id: id("invitation", n),
    email: `invited-${n}@example.org`,
    role: "helper",
    tokenHash: hashToken(`invitation-${n}`),
    expiresAt: new Date(at.getTime() + DAY),
  });
  const subscriberId = id("subscriber", n);
  await tx.insert(tables.subscribers).values({
    id: subscriberId,
    email: `reader-${n}@example.org`,
    emailKey: `reader-${n}@example.org`,
    createdAt: at,
    confirmedAt: at,
  });
  for (const [reader, group] of [
    [n, 0],
    [0, n],
  ].slice(0, n === 0 ? 1 : 2) as [number, number][]) {
    await tx.insert(tables.subscriptions).values({
      subscriberId: id("subscriber", reader),
      groupId: id("group", group),
      kind: "meetings",
    });
  }
}

async function insertKept(tx: Tx, n: number) {
  const own = { groupId: id("group", 0), ...stamp(n) };
  const venueId = id("venue", n);
  await insertVenue(tx, { ...own, id: venueId, slug: `venue-${n}`, name: `Venue ${n}` });
  await tx.insert(tables.rooms).values(
    both(n).map((venue, position) => ({
      id: id(`room of ${venue}`, n),
      venueId: id("venue", venue),
      name: `Room ${n}`,
      position,
    })),
  );
  await insertSpeaker(tx, {
    ...own,
    id: id("speaker", n),
    slug: `speaker-${n}`,
    name: `Speaker ${n}`,
  });
  await insertSeries(tx, { ...own, id: id("series", n), slug: `series-${n}`, title: `Run ${n}` });
  await tx.insert(tables.topics).values({ id: id("topic", n), slug: `topic-${n}`, name: `T ${n}` });
  await insertPublication(tx, {
    ...own,
    id: id("publication", n),
    slug: `paper-${n}`,
    name: `Paper ${n}`,
  });
  for (const paper of both(n)) {
    await insertIssue(tx, {
      id: id(`issue of ${paper}`, n),
      publicationId: id("publication", paper),
      number: String(n),
      datedOn: `${1990 + n}-05`,
    });
  }
  const article = { ...own, author: `Author ${n}`, publishedOn: "1990-05-01" };
  for (const paper of both(n)) {
    await insertArticle(tx, {
      ...article,
      id: id(`article of ${paper}`, n),
      slug: paper === n ? `article-${n}` : `article-${n}-of-${paper}`,
      title: `Article ${n} of ${paper}`,
      url: `https://paper.example.org/${paper}/${n}`,
      publicationId: id("publication", paper),
      issueId: id(`issue of ${paper}`, paper),
    });
  }
}

const stamp = (n: number) => ({ createdAt: new Date(now().getTime() - n * 1000) });

async function insertMeetings(tx: Tx, n: number) {
  const kinds = [
    { kind: "coming", day: 3 + n, part: n, status: "published" },
    // On the first one's pages.
    { kind: "also", day: 4 + n, part: 0, status: "published" },
    { kind: "past", day: -3 - n, part: n, status: "published" },
    { kind: "draft", day: 5 + n, part: n, status: "draft" },
  ] as const;
  for (const { kind, day, part, status } of kinds) {
    const meetingId = id(kind, n);
    await insertMeeting(tx, {
      id: meetingId,
      slug: `${kind}-${n}`,
      groupId: id("group", part),
      title: `Meeting ${kind} ${n}`,
      startsAtLocal: local(day, "19:00"),
      endsAtLocal: local(day, "21:00"),
      status,
      venueId: id("venue", part),
      roomId: id(`room of ${part}`, part),
      seriesId: id("series", part),
      report: kind === "past" && n % 2 === 0 ? "It took place." : "",
      namesAttendees: true,
      takesTentative: true,
      createdBy: id("account", 0),
    });
    await insertParts(tx, meetingId, n, part);
  }
  // The first one has as many parts as there are rows.
  if (n > 0) await insertParts(tx, id("coming", 0), n, n);
}

async function insertParts(tx: Tx, meetingId: string, n: number, part: number) {
  const itemId = sampleId(`item ${meetingId} ${n}`);
  await tx
    .insert(tables.programmeItems)
    .values({ id: itemId, meetingId, position: n, kind: "talk", title: `Talk ${n}` });
  await tx.insert(tables.programmeSpeakers).values(
    both(part).map((speaker, position) => ({
      itemId,
      speakerId: id("speaker", speaker),
      position,
    })),
  );
  await tx.insert(tables.meetingTopics).values({ meetingId, topicId: id("topic", part) });
  await tx.insert(tables.hosts).values({ meetingId, groupId: id("group", part), position: n });
  for (const relation of ["cited", "report"] as const) {
    const articleId = id(`article of ${part}`, part);
    await tx.insert(tables.relations).values({ meetingId, articleId, relation, position: n });
  }
}

/** Guests, questions, messages, mails and the trail of the first meeting. */
async function insertLife(tx: Tx, n: number, owner: string) {
  const meetingId = id("coming", 0);
  const groupId = id("group", 0);
  const questionId = id("question", n);
  await tx
    .insert(tables.questions)
    .values({ id: questionId, meetingId, position: n, kind: "text", label: `Question ${n}?` });
  for (const [index, status] of (
    ["going", "waitlisted", "pending", "cancelled"] as const
  ).entries()) {
    const arrival = 4 * n + index + 1;
    const rsvp = { meetingId, name: `Guest ${arrival}`, arrival, status, named: true };
    const { id: rsvpId } = await insertRsvp(tx, { ...rsvp, heardFrom: `Poster ${n}` });
    await tx.insert(tables.answers).values({ rsvpId, questionId, value: "Yes" });
  }
  // Ann goes everywhere, and waits for a seat there.
  await insertRsvp(tx, {
    meetingId: id("also", n),
    name: "Ann",
    arrival: 1,
    status: "waitlisted",
  });
  await tx
    .update(tables.meetings)
    .set({ lastArrival: 4 * n + 4, seatsTaken: n + 1 })
    .where(eq(tables.meetings.id, meetingId));
  const mailing = { groupId, createdBy: owner, ...stamp(n), changedAt: now() };
  await tx.insert(tables.mailings).values([
    {
      ...mailing,
      id: id("message", n),
      kind: "message",
      audience: "rsvps",
      meetingId,
      subject: `Message ${n}`,
      body: "Words.",
      state: "sent",
    },
    {
      ...mailing,
      id: id("letter", n),
      kind: "update",
      audience: "subscribers",
      slug: `letter-${n}`,
      subject: `Letter ${n}`,
      body: "Words.",
      detail: {
        groupIds: [groupId],
        sender: "The society",
        replyTo: null,
        accent: null,
        heading: "",
        excerpt: "",
        facts: null,
        action: "",
      },
      state: "sent",
    },
  ]);
  await tx
    .insert(tables.mailingRecipients)
    .values(
      both(n).map((one) => ({
        mailingId: id("letter", 0),
        recipientId: id("subscriber", one),
        queuedAt: now(),
      })),
    )
    .onConflictDoNothing();
  const mail = {
    kind: "rsvp-going",
    groupId,
    meetingId,
    toName: `Guest ${n}`,
    toEmail: `guest-${n}@example.org`,
    subject: `Mail ${n}`,
    text: "Words.",
    html: "<p>Words.</p>",
    nextAttemptAt: now(),
    ...stamp(n),
  };
  await tx.insert(tables.outbox).values([
    { ...mail, id: id("sent", n), messageId: `<sent-${n}@example.org>`, state: "sent" },
    {
      ...mail,
      id: id("told", n),
      mailingId: id("message", n),
      messageId: `<told-${n}@example.org>`,
      state: "sent",
    },
    {
      ...mail,
      id: id("parked", n),
      messageId: `<parked-${n}@example.org>`,
      state: "parked",
      lastError: "No.",
    },
  ]);
  const list = { groupId, state: "done" as const, createdBy: owner, ...stamp(n) };
  await tx.insert(tables.imports).values([
    { ...list, id: id("import", n), kind: "rsvps", meetingId, name: `people-${n}.csv` },
    { ...list, id: id("readers", n), kind: "subscribers", name: `readers-${n}.csv` },
  ]);
  const subjectId = sampleId(`rsvp ${meetingId} ${4 * n + 1}`);
  await tx.insert(tables.importRows).values([
    { importId: id("import", 0), position: n, outcome: "added", subjectId },
    { importId: id("readers", 0), position: n, outcome: "asked" },
  ]);
  await tx.insert(tables.auditEvents).values({
    id: id("event", n),
    at: now(),
    accountId: owner,
    groupId,
    meetingId,
    action: "meeting.published",
  });
}

await store.write(async (tx) => {
  const [owner] = await tx
    .select()
    .from(tables.accounts)
    .where(eq(tables.accounts.siteAdmin, true));
  if (!owner) throw new Error("Nobody owns this site");
  if (from === 0) {
    // Who is in one group alone is shown that one in place of a list.
    const other = await insertGroup(tx, { name: "The other group" });
    const member = { accountId: owner.id, role: "owner" as const, createdAt: now() };
    await tx.insert(tables.members).values({ ...member, groupId: other.id });
    await tx.insert(tables.attendeeLinks).values({
      tokenHash: hashToken(LIST_TOKEN),
      emailKey: "ann@example.org",
      expiresAt: new Date(now().getTime() + DAY),
    });
  }
  for (let n = from; n < to; n++) {
    await insertPeople(tx, n, owner.id);
    await insertKept(tx, n);
    await insertMeetings(tx, n);
    await insertLife(tx, n, owner.id);
  }
});
const first = sampleId(`rsvp ${id("coming", 0)} 1`);
console.log(
  JSON.stringify({
    rsvp: linkToken("rsvp", first, 0),
    ticket: linkToken("ticket", first, 0),
    subscriber: linkToken("subscriber", id("subscriber", 0), 0),
    list: LIST_TOKEN,
    rsvpId: first,
    ids: Object.fromEntries(
      [
        "coming",
        "draft",
        "venue",
        "speaker",
        "publication",
        "group",
        "question",
        "message",
        "letter",
        "sent",
        "import",
        "readers",
      ].map((kind) => [kind, id(kind, 0)]),
    ),
    article: id("article of 0", 0),
  }),
);
await closeStore();
