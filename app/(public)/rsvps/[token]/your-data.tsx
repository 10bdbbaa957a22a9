import { disownOwnRsvp, eraseOwnRsvp } from "./actions.ts";
import { PressForm } from "./press-form.tsx";

/** What is held about the RSVP: to take away, to erase, or to disown. Each asks twice. */
export function YourData({ token, comes }: { token: string; comes: boolean }) {
  return (
    <section>
      <h2 className="headline text-2xl">Your data</h2>
      <p className="mt-1">
        <a
          href={`/rsvps/${token}/data.json`}
          className="target inline-flex items-center underline"
          download
        >
          Save everything held about this RSVP
        </a>
      </p>
      <PressForm
        action={eraseOwnRsvp}
        token={token}
        label="Yes, erase everything"
        pendingLabel="Erasing…"
        variant="danger"
        fold={{
          summary: "Erase it",
          says: `Your name, address, answers and every mail to you are erased at once, and the link to this page stops working. ${comes ? "You lose your seat or your place in line. " : ""}Nobody can undo it. An entry in your own calendar is yours to remove.`,
        }}
      />
      <PressForm
        action={disownOwnRsvp}
        token={token}
        label="It was not me: erase it"
        pendingLabel="Erasing…"
        variant="danger"
        fold={{
          summary: "This was not me",
          className: "mt-2",
          says: "Somebody gave your address by mistake, or in jest? Then the RSVP is cancelled, the name and the address are erased, nobody is told, and no mail about this meeting is sent to the address any more.",
        }}
      />
    </section>
  );
}
