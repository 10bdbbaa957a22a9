"use client";

import { useEffect, useRef, useState } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { FormActions, InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { Written } from "#lib/mail/templates/letter.ts";
import type { Place, WordedKind, Words } from "#lib/mail/templates/words.ts";
import { wordsInput } from "#lib/mail/wording/input.ts";
import { MailPreview } from "./mail-preview.tsx";

type Props = {
  kind: WordedKind;
  places: readonly Place[];
  words: Words;
  preview: Written;
  action: FormAction<Written>;
  show: (data: FormData) => Promise<Written | null>;
  cancelTo: string;
};

/** The mail is made again this long after the last key, in milliseconds. */
const PAUSE = 400;

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
  const live = useLive(show, form.formRef);
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
      <MailPreview mail={live.mail ?? form.state.value ?? preview} />
    </div>
  );
}

/** The mail as it is typed: asked for after a pause, and only the newest answer counts. */
function useLive(
  show: Props["show"],
  form: React.RefObject<HTMLFormElement | null>,
): { mail: Written | null; typed: () => void } {
  const [mail, setMail] = useState<Written | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function ask() {
    if (!form.current) return;
    asked.current += 1;
    const turn = asked.current;
    try {
      const made = await show(new FormData(form.current));
      if (made && turn === asked.current) setMail(made);
    } catch (problem) {
      // The last preview stays; the next key asks again.
      console.warn(problem);
    }
  }

  return {
    mail,
    typed: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(), PAUSE);
    },
  };
}
