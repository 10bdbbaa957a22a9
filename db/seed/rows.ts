import { createHash } from "node:crypto";
import type { Tx } from "#db/engine.ts";
import {
  articles,
  groups,
  issues,
  meetings,
  publications,
  rsvps,
  series,
  speakers,
  venues,
} from "#db/tables.ts";
import { slugify } from "#lib/text/clean.ts";
import { personKey, searchKey } from "#lib/text/fold.ts";
import { now } from "#lib/time/clock.ts";
import { instantsOf } from "#lib/time/instants.ts";
import { sessionsOf } from "#lib/time/sessions.ts";

/*
 * Rows with sensible defaults, for the sample society and for tests: name what
 * matters, the rest is filled in.
 */

/** The id of a sample row: the same for the same name on every machine. */
export function sampleId(name: string): string {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  const bytes = createHash("sha256").update(name).digest();
  return Array.from(bytes.subarray(0, 26), (byte) => alphabet[byte % 32]).join("");
}

type Row<T extends { $inferInsert: object }> = Partial<T["$inferInsert"]>;

export async function insertGroup(tx: Tx, row: Row<typeof groups> & { name: string }) {
  const slug = row.slug ?? slugify(row.name);
  const at = now();
  const full = {
    id: sampleId(`group ${slug}`),
    slug,
    timeZone: "Europe/London",
    createdAt: at,
    changedAt: at,
    ...row,
  };
  await tx.insert(groups).values(full);
  return full;
}

type Owned = { groupId: string };

export async function insertVenue(tx: Tx, row: Row<typeof venues> & Owned & { name: string }) {
  const slug = row.slug ?? slugify(row.name);
  const at = now();
  const full = {
    id: sampleId(`venue ${slug}`),
    slug,
    searchKey: searchKey(row.name, row.address, row.locality),
    createdAt: at,
    changedAt: at,
    ...row,
  };
  await tx.insert(venues).values(full);
  return full;
}

export async function insertSpeaker(tx: Tx, row: Row<typeof speakers> & Owned & { name: string }) {
  const slug = row.slug ?? slugify(row.name);
  const at = now();
  const full = {
    id: sampleId(`speaker ${slug}`),
    slug,
    searchKey: searchKey(row.familyName, row.name),
    createdAt: at,
    changedAt: at,
    ...row,
  };
  await tx.insert(speakers).values(full);
  return full;
}

export async function insertSeries(tx: Tx, row: Row<typeof series> & Owned & { title: string }) {
  const slug = row.slug ?? slugify(row.title);
  const at = now();
  const full = { id: sampleId(`series ${slug}`), slug, createdAt: at, changedAt: at, ...row };
  await tx.insert(series).values(full);
  return full;
}

export async function insertPublication(
  tx: Tx,
  row: Row<typeof publications> & Owned & { name: string },
) {
  const slug = row.slug ?? slugify(row.name);
  const at = now();
  const full = {
    id: sampleId(`publication ${slug}`),
    slug,
    searchKey: searchKey(row.name),
    createdAt: at,
    changedAt: at,
    ...row,
  };
  await tx.insert(publications).values(full);
  return full;
}

export async function insertIssue(
  tx: Tx,
  row: Row<typeof issues> & { publicationId: string; number: string },
) {
  const full = { id: sampleId(`issue ${row.publicationId} ${row.number}`), ...row };
  await tx.insert(issues).values(full);
  return full;
}

export async function insertArticle(tx: Tx, row: Row<typeof articles> & Owned & { title: string }) {
  const slug = row.slug ?? slugify(row.title);
  const at = now();
  const full = {
    id: sampleId(`article ${slug}`),
    slug,
    searchKey: searchKey(row.title, row.author),
    createdAt: at,
    changedAt: at,
    ...row,
  };
  await tx.insert(articles).values(full);
  return full;
}

export async function insertMeeting(
  tx: Tx,
  row: Row<typeof meetings> & Owned & { title: string; startsAtLocal: string; endsAtLocal: string },
) {
  const slug = row.slug ?? slugify(`${row.title.slice(0, 60)} ${row.startsAtLocal.slice(0, 10)}`);
  const id = row.id ?? sampleId(`meeting ${slug}`);
  const timeZone = row.timeZone ?? "Europe/London";
  const status = row.status ?? "published";
  const at = now();
  const announcedAt = status === "draft" ? null : at;
  const hours = {
    ...row,
    timeZone,
    dailyFrom: row.dailyFrom ?? null,
    dailyUntil: row.dailyUntil ?? null,
  };
  const instants = instantsOf(hours);
  const full = {
    id,
    slug,
    uid: `${id}@meetings.example.org`,
    status,
    visibility: "public" as const,
    timeZone,
    ...instants,
    daysTold: announcedAt ? sessionsOf({ ...hours, ...instants }).length : 1,
    searchKey: searchKey(row.title, row.occasion, row.summary),
    createdAt: at,
    changedAt: at,
    publishedAt: announcedAt,
    firstPublishedAt: announcedAt,
    cancelledAt: status === "cancelled" ? at : null,
    postponedAt: status === "postponed" ? at : null,
    ...row,
  };
  await tx.insert(meetings).values(full);
  return full;
}

/** An RSVP as it is; the meeting's counters are the caller's to keep. */
export async function insertRsvp(
  tx: Tx,
  row: Row<typeof rsvps> & { meetingId: string; name: string; arrival: number },
) {
  const email = row.email === undefined ? `${slugify(row.name)}@example.org` : row.email;
  const at = now();
  const full = {
    id: sampleId(`rsvp ${row.meetingId} ${row.arrival}`),
    email,
    emailKey: email?.toLowerCase() ?? null,
    status: "going" as const,
    partySize: 1,
    source: "web" as const,
    searchKey: personKey(row, email),
    createdAt: at,
    changedAt: at,
    ...row,
  };
  await tx.insert(rsvps).values(full);
  return full;
}
