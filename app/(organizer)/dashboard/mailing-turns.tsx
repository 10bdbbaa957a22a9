import Link from "next/link";
import { TurnForm } from "#app/_ui/mail/turn-form.tsx";
import { Refreshing } from "#app/_ui/refreshing.tsx";
import type { ListedMailing } from "#lib/mailings/queries.ts";
import { pause, resume, stop } from "./mailing-actions.ts";

type Props = { id: string; state: ListedMailing["state"]; href: string };

/** What can be done with a mailing while its mails go out; nothing once it is over. */
export function MailingTurns({ id, state, href }: Props) {
  if (state !== "sending" && state !== "paused") return null;
  return (
    <>
      {state === "sending" ? <Refreshing /> : null}
      <div className="mt-4 flex flex-wrap items-start gap-3">
        {state === "sending" ? (
          <TurnForm action={pause} id={id} label="Pause" />
        ) : (
          <TurnForm action={resume} id={id} label="Go on" variant="primary" />
        )}
        <TurnForm action={stop} id={id} label="Stop for good" variant="danger" />
        <Link href={href} className="target inline-flex items-center underline">
          Look again
        </Link>
      </div>
    </>
  );
}
