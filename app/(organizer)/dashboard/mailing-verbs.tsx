import { Link } from "#app/_ui/link.tsx";
import { MailingVerbForm } from "#app/_ui/mail/mailing-verb-form.tsx";
import { Refreshing } from "#app/_ui/refreshing.tsx";
import type { ListedMailing } from "#lib/mailings/queries.ts";
import { plural } from "#lib/text/plural.ts";
import { pause, resume, stop } from "./mailing-actions.ts";

type Props = { id: string; mailing: Pick<ListedMailing, "state" | "progress">; href: string };

/** What can be done with a mailing while its mails go out; nothing once it is over. */
export function MailingVerbs({ id, mailing: { state, progress }, href }: Props) {
  if (state !== "sending" && state !== "paused") return null;
  const left = progress.owed + progress.queued;
  return (
    <>
      <Refreshing every={state === "sending" ? 2000 : 10_000} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {state === "sending" ? (
          <MailingVerbForm action={pause} id={id} label="Pause" />
        ) : (
          <MailingVerbForm action={resume} id={id} label="Go on" variant="primary" />
        )}
        <Link href={href} className="target inline-flex items-center px-2 underline">
          Look again
        </Link>
      </div>
      <details className="mt-3">
        <summary className="target inline-flex cursor-pointer items-center font-semibold underline">
          Stop for good…
        </summary>
        <p className="measure mt-1 mb-3">
          {plural(left, { one: "One person who is", other: `${left} people who are` })} still to be
          told {plural(left, { one: "gets", other: "get" })} nothing then, and it cannot be taken up
          again. What was sent stays sent.
        </p>
        <MailingVerbForm action={stop} id={id} label="Yes, stop it for good" variant="danger" />
      </details>
    </>
  );
}
