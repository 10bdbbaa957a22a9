"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { FormActions, InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { MailPreview } from "#app/_ui/mail/mail-preview.tsx";
import { useLiveMail } from "#app/_ui/mail/use-live-mail.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Written } from "#lib/mail/templates/letter.ts";
import type { Place, WordedKind, Words } from "#lib/mail/templates/words.ts";
import { wordsInput } from "#lib/mail/wording/input.ts";

type Props = {
  kind: WordedKind;
  places: readonly Place[];
  words: Words;
  preview: Written;
  action: FormAction<Written>;
  show: (data: FormData) => Promise<Written | null>;
  cancelTo: string;
};

const STANDS_FOR: Record<Place, string> = {
  name: "the attendee’s name",
  meeting: "the meeting’s title",
  when: "its date and time",
  where: "its place",
  group: "the group’s name",
  note: "what the organizers say about it",
};

/** The words of one kind of mail, and beside them the mail that they make. */
export function WordsForm({ kind, places, words, preview, action, show, cancelTo }: Props) {
  const form = useDeskForm({ schema: wordsInput(kind), action, values: words });
  const { field } = form;
  const hydrated = useHydrated();
  const live = useLiveMail(show, form.formRef);
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
      <form {...form.formProps} onInput={live.typed} className="flex min-w-0 flex-col gap-5">
        <ErrorSummary {...form.summary} />
        <UnsavedGuard form={form.formRef} off={form.pending} />
        <InputField {...field("subject")} label="Subject" required autoComplete="off" />
        <TextareaField
          {...field("intro")}
          label="Above the facts"
          hint="An empty line begins a paragraph."
          required
          rows={6}
        />
        <TextareaField {...field("outro")} label="Below the facts" rows={4} />
        <section aria-labelledby="places">
          <h2 id="places" className="font-semibold">
            What can stand in the words
          </h2>
          <dl className="mt-1 grid grid-cols-[6rem_1fr] text-sm">
            {places.map((place) => (
              <div key={place} className="contents">
                <dt>
                  <code>{`{${place}}`}</code>
                </dt>
                <dd className="text-quiet">{STANDS_FOR[place]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <FormActions>
          <SubmitButton pending={form.pending} pendingLabel="One moment…">
            Save
          </SubmitButton>
          {hydrated ? null : (
            <SubmitButton variant="quiet" name="intent" value="show">
              Preview
            </SubmitButton>
          )}
          <ButtonLink href={cancelTo}>Cancel</ButtonLink>
        </FormActions>
      </form>
      <MailPreview
        mail={live.mail ?? form.state.value ?? preview}
        note="With an invented meeting and attendee."
      />
    </div>
  );
}
