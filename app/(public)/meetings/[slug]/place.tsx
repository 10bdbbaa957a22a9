import { canJoin } from "#lib/meetings/moment.ts";
import type { PublicMeeting } from "#lib/meetings/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { mapUrl } from "#lib/venues/map-url.ts";

/** The hall with its address, the online room, or both. */
export function Place({ meeting }: { meeting: PublicMeeting }) {
  const { venue, room } = meeting;
  const map = venue && mapUrl(venue);
  const town = venue && [venue.locality, venue.postcode.replaceAll(" ", "\u00a0")];
  const address = [venue?.address, town?.filter(Boolean).join(" ")].filter(Boolean).join(", ");
  if (!venue && !meeting.online) return <p className="text-lg">The place is not settled yet</p>;
  return (
    <>
      {venue ? (
        <>
          <p className="poster mt-1 text-[2.125rem] leading-none sm:text-[2.375rem]">
            {meeting.visibility === "public" ? (
              <a href={`/venues/${venue.slug}`} className="decoration-1 underline-offset-4">
                {venue.name}
              </a>
            ) : (
              venue.name
            )}
          </p>
          {room ? <p className="mt-2 text-lg">{room.name}</p> : null}
          {address ? (
            <address className={room ? "text-lg" : "mt-2 text-lg"}>{address}</address>
          ) : null}
          {map ? (
            <p className="print:hidden">
              <a href={map} rel="noopener" className="inline-flex min-h-11 items-center underline">
                Map
              </a>
            </p>
          ) : null}
        </>
      ) : null}
      {meeting.online ? (
        <>
          {venue ? (
            <p className="text-lg">and online</p>
          ) : (
            <p className="poster mt-1 text-[2.125rem] leading-none sm:text-[2.375rem]">Online</p>
          )}
          {meeting.onlineUrl ? (
            <p className="mt-1 text-lg">
              <a href={meeting.onlineUrl} rel="nofollow noopener" className="wrap-anywhere">
                {meeting.onlineUrl.replace(/^https?:\/\//, "")}
              </a>
            </p>
          ) : canJoin(meeting, now()) ? (
            <p className="mt-1">The link is sent to those who are coming.</p>
          ) : null}
        </>
      ) : null}
    </>
  );
}
