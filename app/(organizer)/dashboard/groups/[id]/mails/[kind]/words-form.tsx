"use client";

import type { FormAction } from "#app/_server/form-state.ts";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { InputField, TextareaField } from "#app/_ui/inputs.tsx";
import { MailForm } from "#app/_ui/mail/mail-form.tsx";
import { MailPreview } from "#app/_ui/mail/mail-preview.tsx";
import { useLiveMail } from "#app/_ui/mail/use-live-mail.ts";
import { WordPlaces } from "#app/_ui/mail/word-places.tsx";
import type { Place } from "#lib/mail/places.ts";
import type { Written } from "#lib/mail/templates/meeting-mail.ts";
import type { WordedKind, Words } from "#lib/mail/templates/words.ts";
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

/** The words of one kind of mail, and beside them the mail that they make. */
export function WordsForm({ kind, places, words, preview, action, show, cancelTo }: Props) {
  const form = useDeskForm({ schema: wordsInput(kind), action, values: words });
  const { field } = form;
  const live = useLiveMail(show, form.formRef);
  return (
    <MailForm
      form={form}
      typed={live.typed}
      label="Save"
      cancelTo={cancelTo}
      preview={
        <MailPreview
          mail={live.mail ?? form.state.value ?? preview}
          note="With an invented meeting and attendee."
        />
      }
    >
      <InputField {...field("subject")} label="Subject" required autoComplete="off" />
      <TextareaField
        {...field("intro")}
        label="Above the facts"
        hint="An empty line begins a paragraph."
        required
        rows={6}
      />
      <TextareaField {...field("outro")} label="Below the facts" rows={4} />
      <WordPlaces level="h2" places={places} />
    </MailForm>
  );
}
