import { Link } from "#app/_ui/link.tsx";
import type { Thanks } from "#lib/scheduling/thanks.ts";
import { plural } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";
import { thank } from "./actions.ts";
import { VerbForm } from "./verb-form.tsx";

type Props = { id: string; thanks: Thanks | null; timeZone: string };

/** The offer to send thanks with the report, once there is one: to how many, what it says, one button; then when it was done. */
export function ThanksPart({ id, thanks, timeZone }: Props) {
  if (!thanks) {
    return (
      <p className="measure text-quiet">
        Once there is a report, those who were going can be thanked by a mail with the link to it.
      </p>
    );
  }
  if (thanks.thankedAt) {
    return (
      <p>
        Sent on {stamp(thanks.thankedAt, timeZone)}. See it under{" "}
        <Link href={`/dashboard/meetings/${id}/mail?search=${encodeURIComponent("thank you")}`}>
          Mail
        </Link>
        .
      </p>
    );
  }
  if (thanks.people === 0) {
    return (
      <p className="measure text-quiet">
        Nobody who was going has an address here, so there is nobody to write to.
      </p>
    );
  }
  return (
    <VerbForm
      action={thank}
      id={id}
      name="thank"
      label={plural(thanks.people, {
        one: "Send it to 1 person",
        other: `Send it to ${thanks.people} people`,
      })}
      pendingLabel="Sending…"
      variant="primary"
    >
      <p className="measure">
        Those who were going can be thanked once, by a mail with the link to the report.
      </p>
      <details className="w-full">
        <summary className="target flex cursor-pointer items-center underline">
          What it says
        </summary>
        <p className="font-semibold wrap-anywhere">{thanks.mail.subject}</p>
        <pre className="measure mt-2 border border-rule p-4 font-sans whitespace-pre-wrap wrap-anywhere">
          {thanks.mail.text}
        </pre>
      </details>
    </VerbForm>
  );
}
