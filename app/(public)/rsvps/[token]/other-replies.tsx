import { isLive, wantsSeat } from "#lib/rsvp-status.ts";
import type { ManagedRsvp } from "#lib/rsvps/public-queries.ts";
import { plural } from "#lib/text/plural.ts";
import { cancelOwnRsvp, replyAnew } from "./actions.ts";
import { PressForm } from "./press-form.tsx";

type Props = {
  rsvp: ManagedRsvp;
  token: string;
  over: boolean;
  /** Whether somebody who waits has the seat as soon as it is given up. */
  toNext: boolean;
};

/** Every other reply that can be given now: to come, perhaps, or not. */
export function OtherReplies({ rsvp, token, over, toNext }: Props) {
  const { status, partySize, meeting } = rsvp;
  if (over || rsvp.window === "cancelled") return null;
  const live = isLive(status);
  const comes = wantsSeat(status);
  const open = rsvp.window === "open";
  return (
    <>
      {!comes && open && !rsvp.refusedAt ? (
        <section>
          <h2 className="headline text-2xl">
            {status === "tentative" ? "You know now?" : "Coming after all?"}
          </h2>
          <p className="measure mt-2">{seatRule(rsvp)}</p>
          <PressForm
            action={replyAnew}
            token={token}
            fields={{ reply: "going" }}
            label={plural(partySize, {
              one: "Ask for a seat",
              other: `Ask for ${partySize} seats`,
            })}
            pendingLabel="One moment…"
          />
        </section>
      ) : null}
      {comes && meeting.takesTentative ? (
        <section>
          <h2 className="headline text-2xl">Not certain any more?</h2>
          <p className="measure mt-2">
            {status === "going"
              ? "Somebody else may have your seat then. You can ask for one again when you know."
              : "You lose your place in line."}
          </p>
          <PressForm
            action={replyAnew}
            token={token}
            fields={{ reply: "tentative" }}
            label="I may come"
            pendingLabel="One moment…"
            variant="quiet"
          />
        </section>
      ) : null}
      {live ? <CannotCome rsvp={rsvp} token={token} toNext={toNext} /> : null}
    </>
  );
}

function seatRule({ meeting }: ManagedRsvp): string {
  if (meeting.approval) return "The organizers look at each RSVP and write to you.";
  if (meeting.waitlistOrder === "strict") {
    return "You get a seat if one is free and nobody waits, else a place at the end of the waiting list.";
  }
  return "You get a seat if there is one that nobody before you can take, else a place at the end of the waiting list.";
}

/** What giving it up means. */
function loses({ status, partySize }: ManagedRsvp, toNext: boolean): string {
  if (status === "waitlisted") return "You lose your place on the waiting list.";
  const again = "You can ask for a seat again later, if there is one.";
  if (!toNext) return again;
  const yours = plural(partySize, { one: "Your seat goes", other: "Your seats go" });
  return `${yours} to the next in line at once. ${again}`;
}

function CannotCome({ rsvp, token, toNext }: Omit<Props, "over">) {
  const apologies = rsvp.meeting.takesApologies;
  return (
    <section>
      <h2 className="headline text-2xl">Cannot come?</h2>
      <PressForm
        action={apologies ? replyAnew : cancelOwnRsvp}
        token={token}
        fields={apologies ? { reply: "declined" } : {}}
        words={apologies ? { id: "apologies", label: "A word with it, if you like" } : undefined}
        label={apologies ? "Yes, send them" : "Yes, cancel it"}
        pendingLabel="One moment…"
        variant="danger"
        fold={{
          summary: apologies ? "Send my apologies" : "Cancel my RSVP",
          says: loses(rsvp, toNext),
          className: "mt-3",
        }}
      />
    </section>
  );
}
