import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Link } from "#app/_ui/link.tsx";
import type { Actor } from "#lib/access/actor.ts";
import type { MeetingForOrganizer } from "#lib/meetings/queries.ts";
import type { LetterKind } from "#lib/newsletter/kinds.ts";
import { listOffers, type Offer } from "#lib/newsletter/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";

const LABELS: Record<LetterKind, (subscribers: string) => string> = {
  announcement: (subscribers) => `Announce to ${subscribers}`,
  "change-note": (subscribers) => `Tell ${subscribers} of a change`,
  "report-note": (subscribers) => `Send the report to ${subscribers}`,
  update: (subscribers) => `Write to ${subscribers}`,
};

const subscribers = (n: number) => counted(n, { one: "subscriber", other: "subscribers" });

type Props = { actor: Actor; meeting: MeetingForOrganizer };

/** What subscribers can be told of the meeting as it is, each to a preview first; nothing while it is not for the public. */
export async function TellReaders({ actor, meeting }: Props) {
  const offers = await listOffers(actor, meeting);
  if (offers.length === 0) return null;
  const nobody = offers.every(({ atOnce, later }) => atOnce + later === 0);
  return (
    <section>
      <h2 className="headline mb-3 text-xl">Tell your subscribers</h2>
      {nobody ? (
        <p className="measure text-quiet">
          Nobody has subscribed to this news of the group yet. The{" "}
          <Link href="/subscribe" className="underline">
            sign-up page
          </Link>{" "}
          and the foot of every page invite people to.
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {offers
            .filter(({ atOnce, later }) => atOnce + later > 0)
            .map((offer) => (
              <li key={offer.kind} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <ButtonLink
                  href={`/dashboard/newsletter/new?kind=${offer.kind}&meeting=${meeting.id}`}
                >
                  {LABELS[offer.kind](subscribers(offer.atOnce + offer.later))}
                </ButtonLink>
                <Told offer={offer} timeZone={meeting.timeZone} />
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function Told({ offer, timeZone }: { offer: Offer; timeZone: string }) {
  if (!offer.sentAt) return null;
  return <span className="text-quiet">Last sent {stamp(offer.sentAt, timeZone)}</span>;
}
