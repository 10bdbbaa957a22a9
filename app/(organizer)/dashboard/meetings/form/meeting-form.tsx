"use client";

import { type ReactNode, useState } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { CheckboxField, TextareaField } from "#app/_ui/inputs.tsx";
import type { FormOptions } from "#lib/desk/form-options.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { formParts, partOf } from "#lib/scheduling/fields.ts";
import { meetingEditInput, meetingInput } from "#lib/scheduling/input.ts";
import { KEEP_SEATS, type MeetingValues, valuesOf } from "#lib/scheduling/values.ts";
import { plural } from "#lib/text/plural.ts";
import { inOrder } from "./error-order.ts";
import { Essentials } from "./essentials.tsx";
import { MeetingFormContext } from "./form-context.tsx";
import { FOLDED } from "./form-parts.tsx";
import { SaveBar } from "./save-bar.tsx";
import { Section } from "./section.tsx";
import { type FoldedPart, sectionWords } from "./section-words.ts";
import { useKeeping } from "./use-keeping.ts";

const folded = Object.keys(formParts).filter((part): part is FoldedPart => part !== "essentials");

type Props = {
  action: FormAction;
  /** The name its drafts are kept under: "meeting:new". */
  draftName: string;
  /** An earlier draft waits for a decision. */
  draftOffered: boolean;
  /** Says that there is a draft, and lets it be taken up or thrown away. */
  offer: ReactNode;
  values: MeetingValues;
  options: FormOptions;
  isDraft: boolean;
  /** How many people a change of title, time or place is mailed to. */
  toBeTold: number;
  seatsTaken: number;
};

/** The form of a meeting, new or old: the essentials first, the rest in parts that open when they are wanted or hold an error. */
export function MeetingForm({
  action,
  draftName,
  draftOffered,
  offer,
  values,
  options,
  isDraft,
  toBeTold,
  seatsTaken,
}: Props) {
  const form = useDeskForm({
    schema: values.id ? meetingEditInput : meetingInput,
    action,
    values,
  });
  const { state, pending, formRef } = form;
  const [shown] = useState(() => valuesOf(state.values ?? values));
  // The version that it may replace; once it was warned of a newer one, that.
  const carried = valuesOf(state.values ?? values).insist.filter((one) => one !== KEEP_SEATS);
  const focus = stepFocus(state.value);
  const busy = pending || state.ok;
  const { showsOffer, paused, autosave } = useKeeping(formRef, draftName, {
    offered: offer !== null,
    waiting: draftOffered,
    off: busy,
  });
  const [now, setNow] = useState(shown);
  const errors = form.summary.fieldErrors;
  const refusals = useChanges(errors);
  const wrong = new Set(Object.keys(errors ?? {}).map(partOf));
  return (
    <MeetingFormContext
      form={form}
      shown={shown}
      options={options}
      focus={focus}
      seatsTaken={seatsTaken}
      isAnnounced={!isDraft}
    >
      {showsOffer ? offer : null}
      <form
        {...form.formProps}
        // In a picker Enter takes what is marked; it never sends the form half filled in.
        onKeyDown={(event) => {
          const inPicker = event.target instanceof Element && event.target.role === "combobox";
          if (event.key === "Enter" && inPicker) event.preventDefault();
        }}
        className="max-w-2xl"
        // What a closed part says of itself follows what was typed into it.
        onToggle={() => {
          if (formRef.current) setNow(valuesOf(formValues(new FormData(formRef.current))));
        }}
      >
        <FormKey state={form.state} />
        {/* Enter in a field presses the first button of the form: it has to be this one. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
          Save
        </button>
        <input type="hidden" name="id" value={shown.id} />
        {carried.map((one) => (
          <input key={one} type="hidden" name="insist" value={one} />
        ))}
        {paused ? <input type="hidden" name="draftOffered" value="1" /> : null}
        <div className="mb-6 empty:hidden">
          <ErrorSummary
            key={refusals}
            formError={form.summary.formError}
            fieldErrors={inOrder(errors)}
            ids={{ imageId: "image" }}
          />
        </div>
        <Essentials />
        {folded.map((part) => (
          <Section
            key={part}
            id={FOLDED[part].anchor}
            title={FOLDED[part].title}
            said={sectionWords[part](now)}
            hasErrors={wrong.has(part)}
            refusals={refusals}
            open={partOf(focus) === part}
          >
            {FOLDED[part].content}
          </Section>
        ))}
        {toBeTold > 0 ? (
          <div className="flex flex-col gap-4 border-t border-rule pt-5">
            <TextareaField
              {...form.field("changeNote")}
              label="Words to those who are coming"
              hint={`${plural(toBeTold, { one: "One person is", other: `${toBeTold} people are` })} told by mail when you change the title, the time, the place or the online link, and whenever you write something here.`}
              rows={3}
            />
            <CheckboxField
              name="tell"
              label="Tell them of anything else that changes"
              hint="Such as the programme, the speakers, the doors, the words about it: entries of calendars that were mailed learn of that by another mail only."
              defaultChecked={shown.tell}
            />
          </div>
        ) : null}
        <SaveBar pending={pending} isDraft={isDraft} autosave={autosave} paused={paused} />
      </form>
      <UnsavedGuard form={formRef} off={busy} />
    </MeetingFormContext>
  );
}

/** How often a value has changed. */
function useChanges(value: unknown): number {
  const [last, setLast] = useState({ value, changes: 0 });
  if (last.value !== value) setLast({ value, changes: last.changes + 1 });
  return last.changes;
}

function stepFocus(value: unknown): string {
  if (typeof value !== "object" || value === null || !("focus" in value)) return "";
  return String(value.focus);
}
