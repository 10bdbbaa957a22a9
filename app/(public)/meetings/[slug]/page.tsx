import type { Metadata } from "next";
import { Accented } from "#app/_ui/accented.tsx";
import { SisterSites } from "#app/_ui/groups/site-links.tsx";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { env } from "#lib/env.ts";
import { meetingJsonLd } from "#lib/feeds/jsonld.ts";
import { crumbsJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { jsonLdText } from "#lib/feeds/jsonld-parts.ts";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { isOff, momentOf } from "#lib/meetings/moment.ts";
import { findMovedMeeting, type PublicMeeting } from "#lib/meetings/public-queries.ts";
import { cutAtWord, markdownToLine } from "#lib/text/markdown.ts";
import { now } from "#lib/time/clock.ts";
import { longDate } from "#lib/time/dates.ts";
import { bySlug } from "../../by-slug.ts";
import { loadAllGroups } from "../../load.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { AddToCalendar } from "./add-to-calendar.tsx";
import { Content } from "./content.tsx";
import { Facts } from "./facts.tsx";
import { Head } from "./head.tsx";
import { loadMeeting, meetingUrl, pictureUrl } from "./load.ts";
import { NamedAttendees } from "./named-attendees.tsx";
import { Notice } from "./notice.tsx";
import { PrintCode } from "./print-code.tsx";
import { Reply } from "./reply.tsx";
import { readReceipt, withoutSeats } from "./rsvp-receipt.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Asked> };

/** The meeting of the address; leads on where it has another one now; null where there is none. */
const meetingOrMoved = bySlug("/meetings", loadMeeting, findMovedMeeting);

/** One or two sentences for a search result or a shared link: the date and place first. */
function describe(meeting: PublicMeeting): string {
  const place = meeting.venue?.name ?? (meeting.online ? "online" : "");
  const facts = [longDate(meeting.startsAtLocal), meeting.startsAtLocal.slice(11, 16), place];
  const state = isOff(meeting)
    ? `${meeting.status === "cancelled" ? "Cancelled" : "Postponed"}. `
    : "";
  const words = meeting.summary || meeting.occasion || markdownToLine(meeting.description);
  return cutAtWord(`${state}${facts.filter(Boolean).join(", ")}. ${words}`.trim(), 240);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const meeting = await meetingOrMoved((await params).slug);
  if (!meeting) return missingMetadata;
  const description = describe(meeting);
  const path = `/meetings/${meeting.slug}`;
  return {
    title: meeting.title,
    description,
    alternates: {
      canonical: path,
      types: { "text/calendar": `${path}/calendar.ics` },
    },
    robots: meeting.visibility === "unlisted" ? { index: false, follow: false } : undefined,
    openGraph: {
      title: meeting.title,
      description,
      url: path,
      type: "article",
      images: [{ url: pictureUrl(meeting), width: 1200, height: 630, alt: description }],
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function MeetingPage({ params, searchParams }: Props) {
  const found = await meetingOrMoved((await params).slug);
  if (!found) return <Missing />;
  const said = askedText(await searchParams, "said");
  const isReceipt = readReceipt(said, found.id) !== null;
  const meeting = isReceipt ? withoutSeats(found) : found;
  const at = now();
  const moment = momentOf(meeting, at);
  const url = meetingUrl(meeting.slug);
  return (
    <Accented as="article" accent={meeting.group.accent}>
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{
          __html: jsonLdText(meetingJsonLd(meeting, url, pictureUrl(meeting))),
        }}
      />
      <JsonLd
        data={crumbsJsonLd(env().siteUrl, [
          { name: "All meetings", path: "/meetings" },
          { name: meeting.title, path: `/meetings/${meeting.slug}` },
        ])}
      />
      <Head meeting={meeting} moment={moment} at={at} />
      <Notice meeting={meeting} moment={moment} at={at} />
      <Facts meeting={meeting} />
      <div className="mt-8 print:mt-0 print:block lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:gap-x-14">
        {moment === "after" ? null : <Reply meeting={meeting} said={said} />}
        <Content meeting={meeting} moment={moment}>
          {isReceipt || moment === "after" ? null : <NamedAttendees meetingId={meeting.id} />}
        </Content>
        {moment === "after" || isOff(meeting) ? null : <AddToCalendar meeting={meeting} />}
      </div>
      {(await loadAllGroups()).length > 1 ? (
        <SisterSites name={meeting.group.name} links={meeting.group.links} />
      ) : null}
      <PrintCode slug={meeting.slug} after={moment === "after"} />
    </Accented>
  );
}
