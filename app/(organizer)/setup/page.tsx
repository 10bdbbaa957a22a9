import type { Metadata } from "next";
import { DeadLink } from "#app/(organizer)/dead-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";
import { findSetup } from "#lib/accounts/setup.ts";
import { env } from "#lib/env.ts";
import type { Asked } from "#lib/forms/asked.ts";
import { timeZones } from "#lib/time/dates.ts";
import { SetupForm } from "./setup-form.tsx";

type Props = { searchParams: Promise<Asked> };

export const metadata: Metadata = { title: "Set the site up" };

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const setup = typeof token === "string" ? await findSetup(token) : null;
  if (typeof token !== "string" || !setup) {
    return (
      <DeadLink>
        The site can be set up once, with the link that it prints when it is started. If it has been
        set up, sign in. If not, start it again to see the link.
      </DeadLink>
    );
  }
  return (
    <Doorstep title="Set the site up">
      <p>
        The account you make here looks after the site: it can add groups and invite others. This
        page works once.
      </p>
      {setup.hasGroups ? (
        <p>
          The societies that are here already are a sample to look round in. You become their owner
          too.
        </p>
      ) : null}
      <SetupForm
        token={token}
        hasGroups={setup.hasGroups}
        mailer={env().smtpUrl !== null}
        timeZones={timeZones()}
        timeZone={ownZone()}
      />
    </Doorstep>
  );
}

/** The server's zone, unless it is only the UTC that servers are set to. */
function ownZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return /^(Etc\/)?(UTC|GMT)$/.test(timeZone) ? "Europe/London" : timeZone;
}
