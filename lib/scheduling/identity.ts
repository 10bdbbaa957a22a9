import type { Tx } from "#db/engine.ts";
import { env } from "#lib/env.ts";
import { freeSlug } from "#lib/slugs.ts";
import { slugify } from "#lib/text/clean.ts";
import type { MeetingInput } from "./input.ts";

/* By what a new meeting is known: to calendars, and in its address. */

/** The UID of a new meeting (RFC 5545 §3.8.4.7), which it keeps. */
export function newUid(id: string): string {
  return `${id}@${new URL(env().siteUrl).hostname}`;
}

type Named = Pick<MeetingInput, "title" | "startsAtLocal">;

/** The address of a meeting nobody named: its title and, as titles come back every year, its date. */
export function slugSource(input: Named): string {
  return `${input.title.slice(0, 60)} ${input.startsAtLocal.slice(0, 10)}`;
}

/** Whether a meeting's address was made from its title and date, with or without a number behind it. */
export function isOwnSlug(meeting: Named & { slug: string }): boolean {
  const made = slugify(slugSource(meeting));
  return (
    made !== "" &&
    meeting.slug.startsWith(made) &&
    /^(-\d+)?$/.test(meeting.slug.slice(made.length))
  );
}

/** The address that was asked for; else one made from title and date follows them, and any other stays. */
export async function slugFor(
  tx: Tx,
  before: Named & { id: string; slug: string },
  input: Named & { slug?: string },
): Promise<string> {
  if (input.slug && input.slug !== before.slug) {
    return freeSlug(tx, "meeting", input.slug, before.id);
  }
  const source = slugSource(input);
  return isOwnSlug(before) && source !== slugSource(before)
    ? freeSlug(tx, "meeting", source, before.id)
    : before.slug;
}
