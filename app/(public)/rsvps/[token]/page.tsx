import type { Metadata } from "next";
import { needScripts } from "#app/_server/answer.ts";
import { accentProps } from "#app/_ui/accent.tsx";
import { isStanding } from "#lib/rsvps/policy.ts";
import { findRsvpByToken, type ManagedRsvp } from "#lib/rsvps/queries.ts";
import { About } from "./about.tsx";
import { askAgain, cancelOwnRsvp, saveRsvp } from "./actions.ts";
import { AddToCalendar } from "./add-to-calendar.tsx";
import { ChangeForm } from "./change-form.tsx";
import { DeadLink } from "./dead-link.tsx";
import { PressForm } from "./press-form.tsx";
import { standingOf } from "./standing.ts";

export const metadata: Metadata = {
  title: "Your RSVP",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }> };

/** What a manage link opens. Looking changes nothing; every change is a button. */
export default async function RsvpPage({ params }: Props) {
  const { token } = await params;
  const rsvp = await findRsvpByToken(token);
  if (!rsvp) return <DeadLink />;
  needScripts();
  const { heading, words } = standingOf(rsvp);
  const standing = isStanding(rsvp.status);
  const off = rsvp.window === "cancelled" || rsvp.window === "postponed";
  const over = rsvp.window === "past" || rsvp.window === "missing";
  return (
    <div {...accentProps(rsvp.group.accent)}>
      <header className="border-t-[10px] border-accent pt-4 pb-6">
        <p className="kicker text-quiet">Your RSVP, {rsvp.name}</p>
        <h1 className="poster mt-2 text-[clamp(2.25rem,1.5rem+3.5vw,4rem)]">{heading}</h1>
        {words ? <p className="measure mt-3 whitespace-pre-line text-lg">{words}</p> : null}
      </header>
      <About rsvp={rsvp} off={off} />
      <div className="mt-8 grid gap-10 lg:grid-cols-2">
        {standing && !over && rsvp.window !== "cancelled" ? (
          <>
            <section>
              <h2 className="headline text-2xl">Change it</h2>
              <ChangeForm
                action={saveRsvp}
                token={token}
                name={rsvp.name}
                partySize={rsvp.partySize}
                most={mostFor(rsvp)}
              />
            </section>
            <section>
              <h2 className="headline text-2xl">Cannot come?</h2>
              <details className="mt-3">
                <summary className="target inline-flex cursor-pointer items-center font-semibold underline">
                  Cancel my RSVP
                </summary>
                <p className="measure mt-2">
                  {rsvp.status === "going"
                    ? "Your seat goes to the next in line at once. You can ask for one again later, if there is one."
                    : "You lose your place on the waiting list."}
                </p>
                <PressForm
                  action={cancelOwnRsvp}
                  token={token}
                  label="Yes, cancel it"
                  pendingLabel="Cancelling…"
                  variant="danger"
                />
              </details>
            </section>
          </>
        ) : null}
        {!standing && rsvp.window === "open" ? (
          <section>
            <h2 className="headline text-2xl">Coming after all?</h2>
            <p className="mt-2">
              You get a seat if one is free and nobody waits, else a place at the end of the waiting
              list.
            </p>
            <PressForm
              action={askAgain}
              token={token}
              label={rsvp.partySize === 1 ? "Ask for a seat" : `Ask for ${rsvp.partySize} seats`}
              pendingLabel="One moment…"
            />
          </section>
        ) : null}
        {rsvp.status === "going" && !over && !off ? (
          <AddToCalendar rsvp={rsvp} token={token} />
        ) : null}
      </div>
      <p className="measure mt-10 text-sm text-quiet">
        Whoever has the address of this page can change the RSVP, so please keep it to yourself.
        Your name and e-mail address are kept for this meeting only and erased{" "}
        {rsvp.group.retentionDays} days after it.
        {rsvp.group.email ? (
          <>
            {" "}
            Questions? Write to{" "}
            <a href={`mailto:${rsvp.group.email}`} className="underline">
              {rsvp.group.email}
            </a>
            .
          </>
        ) : null}
      </p>
    </div>
  );
}

function mostFor({ meeting, partySize }: ManagedRsvp): number {
  const most = Math.min(meeting.maxPartySize, meeting.capacity ?? meeting.maxPartySize);
  return Math.max(most, partySize);
}
