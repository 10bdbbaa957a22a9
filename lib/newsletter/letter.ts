import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { groups, meetings } from "#db/tables.ts";
import { type Actor, hasRole } from "#lib/access/actor.ts";
import { listed } from "#lib/access/visibility.ts";
import { loadMailContext } from "#lib/guests/mail-context.ts";
import { type NewsFacts, newsMail } from "#lib/mail/templates/news.ts";
import { cohostsOf } from "#lib/meetings/parts.ts";
import { NotFound } from "#lib/result.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { CHOICE_OF, type LetterKind } from "./kinds.ts";
import { letterWords } from "./letter-words.ts";

/** What is kept with a mailing, so that its mails and its copy in the archive say the same. */
export type LetterDetail = {
  /** Whose readers it is for; null: everybody's. */
  groupIds: string[] | null;
  sender: string;
  replyTo: string | null;
  accent: string | null;
  /** "" where the subject is the heading. */
  heading: string;
  excerpt: string;
  facts: NewsFacts | null;
  action: string;
};

/** What a letter is about, before anybody has written a word. */
export type Occasion = {
  kind: LetterKind;
  groupId: string | null;
  meetingId: string | null;
  /** The subject that is offered. */
  subject: string;
  detail: LetterDetail;
};

/** The kinds of letter that make sense for a meeting as it is: none while it is not listed. */
export function possibleLetters(
  meeting: Pick<typeof meetings.$inferSelect, "status" | "report" | "endsAt"> & {
    visibility: string;
  },
): LetterKind[] {
  if (meeting.visibility !== "public" || meeting.status === "draft") return [];
  if (meeting.endsAt <= now()) return meeting.report === "" ? [] : ["report-note"];
  return meeting.status === "published" ? ["announcement", "change-note"] : ["change-note"];
}

async function aboutMeeting(
  db: Reader,
  actor: Actor,
  kind: LetterKind,
  meetingId: string,
): Promise<Occasion> {
  const [meeting] = await db
    .select()
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), listed()));
  if (!meeting || !hasRole(actor, meeting.groupId, "organizer")) throw new NotFound("Meeting");
  if (!possibleLetters(meeting).includes(kind)) throw new NotFound("Letter");
  const cohosts = (await cohostsOf(db, [meetingId])).get(meetingId) ?? [];
  const { group, facts } = await loadMailContext(db, meetingId);
  const { title, when, doors, where, url } = facts;
  const { subject, ...words } = letterWords(kind, meeting);
  return {
    kind,
    groupId: group.id,
    meetingId,
    subject,
    detail: {
      groupIds: [...new Set([group.id, ...cohosts.map(({ id }) => id)])],
      sender: group.name,
      replyTo: group.email,
      accent: group.accent,
      facts: { title, when, doors, where, url },
      ...words,
    },
  };
}

const FREE = { heading: "", excerpt: "", facts: null, action: "" };

async function freeLetter(db: Reader, actor: Actor, groupId: string | null): Promise<Occasion> {
  const about = { kind: "update" as const, groupId, meetingId: null, subject: "" };
  if (groupId === null) {
    if (!actor.siteAdmin) throw new NotFound("Letter");
    const sender = await getSiteName();
    return { ...about, detail: { ...FREE, groupIds: null, sender, replyTo: null, accent: null } };
  }
  const [group] = await db
    .select({ name: groups.name, email: groups.email, accent: groups.accent })
    .from(groups)
    .where(eq(groups.id, groupId));
  if (!group || !hasRole(actor, groupId, "organizer")) throw new NotFound("Group");
  const { name, email, accent } = group;
  return {
    ...about,
    detail: { ...FREE, groupIds: [groupId], sender: name, replyTo: email, accent },
  };
}

/**
 * What a letter would be about. NotFound where the actor may not send it: who
 * organizes the host group tells of its meetings and its own news, a site
 * admin of the site's. Never of a meeting that is not listed, nor of one that
 * gives no cause for this kind.
 */
export async function getOccasion(
  db: Reader,
  actor: Actor,
  to: { kind: LetterKind; meetingId: string | null; groupId: string | null },
): Promise<Occasion> {
  if (to.kind === "update") return freeLetter(db, actor, to.groupId);
  if (!to.meetingId) throw new NotFound("Meeting");
  return aboutMeeting(db, actor, to.kind, to.meetingId);
}

/** Whom a letter concerns. */
export const newsOf = (kind: LetterKind, { groupIds }: LetterDetail) => ({
  kind: CHOICE_OF[kind],
  groupIds,
});

/** The mail's bodies, the same for every reader but for the link to their own page. */
export function bodiesOf(letter: { subject: string; body: string; detail: LetterDetail }) {
  const { sender, accent, heading, excerpt, facts, action } = letter.detail;
  return newsMail({
    sender,
    accent,
    heading: heading || letter.subject,
    words: letter.body,
    excerpt,
    facts,
    action,
  });
}
