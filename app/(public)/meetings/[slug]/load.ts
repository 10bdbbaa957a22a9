import { cache } from "react";
import { env } from "#lib/env.ts";
import { findPublicMeeting } from "#lib/meetings/public-queries.ts";

/** The meeting of this address for the page, its metadata and its picture; the database is asked once. */
export const loadMeeting = cache(findPublicMeeting);

/** The address of its picture for shared links, new with every change. */
export function pictureUrl(meeting: { slug: string; changedAt: Date }): string {
  return `${meetingUrl(meeting.slug)}/picture.png?v=${meeting.changedAt.getTime()}`;
}

/** The canonical address of a meeting's page. */
export function meetingUrl(slug: string): string {
  return `${env().siteUrl}/meetings/${slug}`;
}
