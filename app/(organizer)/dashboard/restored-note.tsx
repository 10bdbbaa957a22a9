import { OneButton } from "#app/_ui/forms/one-button.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { mayReleaseRestored } from "#lib/restored/policy.ts";
import { findHeldBack } from "#lib/restored/queries.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { counted, plural } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";
import { giveUp, send } from "./restored-actions.ts";

/** After a back-up was restored: what is held back, and the two ways to go on. */
export async function RestoredNote({ actor }: { actor: Actor }) {
  const held = await findHeldBack(actor);
  if (!held) return null;
  const { at, mails, mailings } = held;
  const what = [
    counted(mails, { one: "mail", other: "mails" }),
    ...(mailings > 0 ? [counted(mailings, { one: "mail-out", other: "mail-outs" })] : []),
  ].join(" and ");
  return (
    <section aria-labelledby="restored" className="mb-8 border-l-4 border-danger py-1 pl-4">
      <h2 id="restored" className="font-semibold">
        A back-up was restored: did its mail go already?
      </h2>
      <div className="measure">
        <p>
          On {stamp(at, await getSiteTimeZone())} this site began with a database that was restored
          from a back-up, or copied here. {what}{" "}
          {plural(mails + mailings, { one: "was", other: "were" })} not sent yet when the copy was
          made, and may have gone since: so nothing of it is sent, nor are reminders and digests,
          and no seat that is held lapses, until an owner has decided. New mail goes as ever.
        </p>
        {mayReleaseRestored(actor) ? (
          <div className="my-3 flex flex-wrap gap-3">
            <OneButton action={send}>It did not go: send it now</OneButton>
            <OneButton action={giveUp} variant="danger">
              It went already: do not send it again
            </OneButton>
          </div>
        ) : (
          <p>An owner of a group can decide.</p>
        )}
      </div>
    </section>
  );
}
