import { cache } from "react";
import { env } from "#lib/env.ts";
import { findPublicMeeting } from "#lib/meetings/public-queries.ts";

/** The meeting of this address for the page, its metadata and its picture; the database is asked once. */
export const loadMeeting = cache(findPublicMeeting);

/** The canonical address of a meeting's page. */
export function meetingUrl(slug: string): string {
  return `${env().siteUrl}/meetings/${slug}`;
}
