import { env } from "#lib/env.ts";
import type { MeetingInput } from "./input.ts";

/* By what a new meeting is known: to calendars, and in its address. */

/** The UID of a new meeting (RFC 5545 §3.8.4.7), which it keeps. */
export function newUid(id: string): string {
  return `${id}@${new URL(env().siteUrl).hostname}`;
}

/** The address of a meeting nobody named: its title and, as titles come back every year, its date. */
export function slugSource(input: Pick<MeetingInput, "title" | "startsAtLocal">): string {
  return `${input.title.slice(0, 60)} ${input.startsAtLocal.slice(0, 10)}`;
}
