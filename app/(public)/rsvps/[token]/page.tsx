import type { Metadata } from "next";
import { told } from "#app/_server/told.ts";
import { Accented } from "#app/_ui/accented.tsx";
import { buttonClass } from "#app/_ui/button.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { hasSeat } from "#lib/guests/guest.ts";
import { isLive, wantsSeat } from "#lib/rsvp-status.ts";
import { findRsvpByToken, leavesSeats, type ManagedRsvp } from "#lib/rsvps/public-queries.ts";
import { plural } from "#lib/text/plural.ts";
import { About } from "./about.tsx";
import { confirmOwnRsvp } from "./actions.ts";
import { AddToCalendar } from "./add-to-calendar.tsx";
import { Address } from "./address.tsx";
import { Change } from "./change.tsx";
import { DeadLink } from "./dead-link.tsx";
import { type AddressAsked, addressAskedBy, DEEDS, type Deed, deedBy } from "./deeds.ts";
import { OtherReplies } from "./other-replies.tsx";
import { PressForm } from "./press-form.tsx";
import { canConfirmNow, statusWords } from "./status-words.ts";
import { YourData } from "./your-data.tsx";

export const metadata: Metadata = {
  title: "Your RSVP",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }>; searchParams: Promise<Asked> };

/** What a manage link opens. Looking changes nothing; every change is a button. */
export default async function RsvpPage({ params, searchParams }: Props) {
  const { token } = await params;
  const rsvp = await findRsvpByToken(token);
  if (!rsvp) return <DeadLink />;
  const asked = await searchParams;
  const deed = told<Deed>(asked, deedBy(token));
  const { heading, words } = statusWords(rsvp);
  const live = isLive(rsvp.status);
  const off = rsvp.window === "cancelled" || rsvp.window === "postponed";
  const over = rsvp.window === "past" || rsvp.window === "missing";
  const held = live && rsvp.heldUntil !== null && !over && !off;
  return (
    <Accented as="div" accent={rsvp.group.accent}>
      {deed && DEEDS[deed] ? (
        <p
          role="status"
          tabIndex={-1}
          data-focus=""
          className="mb-4 text-lg text-good outline-none"
        >
          {DEEDS[deed]}
        </p>
      ) : null}
      <header className="border-t-[10px] border-accent pt-4 pb-6">
        <p className="kicker text-quiet wrap-anywhere">Your RSVP, {rsvp.name}</p>
        <h1 className="poster mt-2 text-[clamp(2.25rem,1.5rem+3.5vw,4rem)]">{heading}</h1>
        {words ? <p className="measure mt-3 whitespace-pre-line text-lg">{words}</p> : null}
        {held || canConfirmNow(rsvp) ? (
          <PressForm
            action={confirmOwnRsvp}
            token={token}
            label={held ? "Yes, I come" : "Confirm my address"}
            pendingLabel="One moment…"
          />
        ) : waitsToBeNamed(rsvp) ? (
          <>
            <p className="measure mt-3">
              Your name is on the meeting’s page once you have said here that it is yours to give.
            </p>
            <PressForm
              action={confirmOwnRsvp}
              token={token}
              label="Yes, name me there"
              pendingLabel="One moment…"
              variant="quiet"
            />
          </>
        ) : null}
      </header>
      <About rsvp={rsvp} off={off} />
      {hasSeat(rsvp) && !over && !off ? (
        <p className="mt-6 print:hidden">
          <a href={`/rsvps/${token}/ticket`} className={buttonClass(held ? "quiet" : "primary")}>
            Your ticket
          </a>
        </p>
      ) : null}
      <div className="mt-8 grid gap-10 lg:grid-cols-2 print:hidden">
        {live && !over && rsvp.window !== "cancelled" ? (
          <Change rsvp={rsvp} token={token} saved={deed === "saved"} />
        ) : null}
        <div className="flex flex-col gap-10">
          <OtherReplies rsvp={rsvp} token={token} over={over} toNext={await leavesSeats(rsvp)} />
          {hasSeat(rsvp) && !over && !off ? <AddToCalendar rsvp={rsvp} token={token} /> : null}
          {live && !over ? (
            <Address
              email={rsvp.email}
              token={token}
              asked={told<AddressAsked>(asked, addressAskedBy(token))}
            />
          ) : null}
          <YourData
            token={token}
            comes={wantsSeat(rsvp.status) && !over && rsvp.window !== "cancelled"}
          />
        </div>
      </div>
      <Kept rsvp={rsvp} />
    </Accented>
  );
}

/** Whether the form asked for the name to be shown, and nobody has pressed a link yet that was mailed to the address. */
const waitsToBeNamed = ({ named, saysName, window, meeting, ...rsvp }: ManagedRsvp) =>
  named &&
  !saysName &&
  meeting.namesAttendees &&
  hasSeat(rsvp) &&
  !["past", "missing", "cancelled", "postponed"].includes(window);

function Kept({ rsvp }: { rsvp: ManagedRsvp }) {
  const { retentionDays: days, email } = rsvp.group;
  const when =
    days === 0
      ? "right after it"
      : plural(days, { one: "a day after it", other: `${days} days after it` });
  return (
    <p className="measure mt-10 text-sm text-quiet">
      Whoever has the address of this page can change the RSVP, so please keep it to yourself. What
      you told us is kept for this meeting only and erased {when}
      {rsvp.questions.some(({ sensitive }) => sensitive) && days > 1
        ? "; your answers about access and food a day after its end already"
        : ""}
      .{" "}
      <a href="/rsvps" className="underline">
        All your RSVPs
      </a>
      .
      {email ? (
        <>
          {" "}
          Questions? Write to{" "}
          <a href={`mailto:${email}`} className="underline">
            {email}
          </a>
          .
        </>
      ) : null}
    </p>
  );
}
