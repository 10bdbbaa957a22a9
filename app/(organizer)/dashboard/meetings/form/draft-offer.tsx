import { ButtonLink } from "#app/_ui/button-link.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { discardDraft } from "./side-actions.ts";

type Props = {
  /** The name of the form: "meeting:new". */
  form: string;
  /** When it was kept, in words. */
  savedAt: string;
  /** Where the form shows it. */
  restoreHref: string;
  /** Whether the form shows it now. */
  restored: boolean;
};

/** Says that something was typed here before and not saved, and lets it be taken up or thrown away. */
export function DraftOffer({ form, savedAt, restoreHref, restored }: Props) {
  return (
    <section
      aria-label="Unsaved changes"
      className="mb-8 flex max-w-2xl flex-wrap items-center justify-between gap-x-6 gap-y-3 border-l-4 border-ink bg-wash py-3 pr-3 pl-4"
    >
      <p className="min-w-0">
        {restored
          ? `These are your unsaved changes from ${savedAt}. They are not saved yet.`
          : `You have unsaved changes from ${savedAt}.`}
      </p>
      <div className="flex flex-wrap gap-2">
        {restored ? null : (
          <ButtonLink href={restoreHref} variant="primary">
            Restore them
          </ButtonLink>
        )}
        <form action={discardDraft}>
          <input type="hidden" name="form" value={form} />
          {restored ? <input type="hidden" name="restored" value="on" /> : null}
          <SubmitButton variant="quiet" pendingLabel="Discarding…">
            Discard them
          </SubmitButton>
        </form>
      </div>
    </section>
  );
}
