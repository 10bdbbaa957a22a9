import { env } from "#lib/env.ts";
import { accentTints } from "#lib/groups/colour.ts";
import { findMovedMeeting } from "#lib/meetings/public-queries.ts";
import { keptHandbill } from "#lib/pictures/kept.ts";
import { clockTime, longDate } from "#lib/time/dates.ts";
import { loadMeeting, meetingUrl } from "../load.ts";

export const dynamic = "force-dynamic";

const STATE: Record<string, string> = { cancelled: "Cancelled", postponed: "Postponed" };

/** The meeting's picture for links that are shared. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const meeting = await loadMeeting(slug);
  if (!meeting) {
    const moved = await findMovedMeeting(slug);
    return moved
      ? Response.redirect(`${meetingUrl(moved)}/picture.png`, 301)
      : new Response("Not found\n", { status: 404 });
  }
  const picture = await keptHandbill({
    title: meeting.title,
    host: [meeting.group, ...meeting.cohosts].map((host) => host.name).join(", "),
    when: `${longDate(meeting.startsAtLocal)}, ${clockTime(meeting.startsAtLocal)}`,
    where: meeting.venue
      ? [meeting.venue.name, meeting.venue.locality].filter(Boolean).join(", ")
      : meeting.online
        ? "Online"
        : "",
    state: STATE[meeting.status] ?? "",
    site: new URL(env().siteUrl).host,
    accent: accentTints(meeting.group.accent).light,
  });
  return new Response(new Uint8Array(picture), {
    headers: {
      "content-type": "image/png",
      "cache-control": "public, no-cache",
      ...(meeting.visibility === "unlisted" ? { "x-robots-tag": "noindex" } : {}),
    },
  });
}
