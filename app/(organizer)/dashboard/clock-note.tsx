import type { ReactNode } from "react";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { CLOCK } from "#lib/clock/course.ts";
import { findDoubt } from "#lib/clock/keep.ts";
import { mayBelieve } from "#lib/clock/policy.ts";
import { env } from "#lib/env.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { counted } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";
import { believe } from "./clock-actions.ts";

const DAYS = CLOCK.even / 86_400_000;

/** While the clock is not believed: why, what waits for it, and how that ends. */
export async function ClockNote({ actor }: { actor: Actor }) {
  const doubt = await findDoubt();
  if (!doubt) return null;
  if (doubt.kind === "apart") {
    const minutes = Math.round(Math.abs(doubt.ahead) / 60_000);
    return (
      <Note title="This machine’s clock and the database’s differ">
        <p>
          This machine’s is {counted(minutes, { one: "minute", other: "minutes" })}{" "}
          {doubt.ahead > 0 ? "ahead" : "behind"}. Until whoever runs the site has set the one that
          is wrong, this machine does none of what waits for the right time: the others do it.
        </p>
      </Note>
    );
  }
  const timeZone = await getSiteTimeZone();
  return (
    <Note title="Is the clock right?">
      <p>
        It says {stamp(doubt.said, timeZone)}; the site last knew of{" "}
        {stamp(doubt.expected, timeZone)}. Perhaps the site was simply not used for a while. To be
        safe, until somebody has looked nothing is erased, no seat that is held lapses, and no
        reminders or digests go. Public pages and RSVPs work as ever.
      </p>
      {mayBelieve(actor) ? (
        <div className="my-3">
          <OneButton action={believe}>The clock is right</OneButton>
        </div>
      ) : (
        <p>An owner of a group can say that it is right.</p>
      )}
      <p className="text-quiet">
        If it is wrong, whoever runs the machine sets it, and the site goes on by itself.{" "}
        {env().smtpUrl
          ? `If nobody does anything, the clock is taken for right once it has run evenly for ${DAYS} days; the owners get a mail each day.`
          : "As no mail server is set, the site waits until an owner has looked."}
      </p>
    </Note>
  );
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-labelledby="clock" className="mb-8 border-l-4 border-danger py-1 pl-4">
      <h2 id="clock" className="font-semibold">
        {title}
      </h2>
      <div className="measure">{children}</div>
    </section>
  );
}
