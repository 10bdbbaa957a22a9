"use client";

import { type ReactNode, useState } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useAutosave } from "#app/_ui/forms/use-autosave.ts";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { TextareaField } from "#app/_ui/inputs.tsx";
import type { FormOptions } from "#lib/desk/form-options.ts";
import { formValues } from "#lib/form-values.ts";
import { meetingEditInput, meetingInput } from "#lib/meetings/input.ts";
import { About } from "./about.tsx";
import { Essentials } from "./essentials.tsx";
import { MeetingFormContext } from "./form-context.tsx";
import { Picture } from "./picture.tsx";
import { DoorsAndZone, Online, Practical } from "./practical.tsx";
import { Programme } from "./programme.tsx";
import { Publicity } from "./publicity.tsx";
import { Reading } from "./reading.tsx";
import { RsvpSettings } from "./rsvp-settings.tsx";
import { SaveBar } from "./save-bar.tsx";
import { Section } from "./section.tsx";
import { sectionWords } from "./section-words.ts";
import { keepDraft } from "./side-actions.ts";
import { type MeetingValues, valuesOf } from "./values.ts";

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
  /** How many people a change of time or place is mailed to. */
  toBeTold: number;
};

/** The parts that are folded away, in the order of the page, each with the fields it holds. */
const PARTS: {
  id: keyof typeof sectionWords;
  anchor: string;
  title: string;
  fields: (keyof MeetingValues | "image")[];
  content: ReactNode;
}[] = [
  {
    id: "about",
    anchor: "words",
    title: "What it is about",
    fields: ["occasion", "summary", "description", "topics", "language"],
    content: <About />,
  },
  {
    id: "programme",
    anchor: "programme",
    title: "Programme",
    fields: ["programme"],
    content: <Programme />,
  },
  { id: "reading", anchor: "reading", title: "Reading", fields: ["reading"], content: <Reading /> },
  {
    id: "doors",
    anchor: "doors",
    title: "Doors and time zone",
    fields: ["doorsAtLocal", "timeZone"],
    content: <DoorsAndZone />,
  },
  {
    id: "online",
    anchor: "online",
    title: "Online",
    fields: ["onlineUrl", "onlineUrlFor"],
    content: <Online />,
  },
  {
    id: "rsvps",
    anchor: "rsvp-settings",
    title: "RSVPs",
    fields: ["takesRsvps", "waitlist", "maxPartySize", "rsvpsOpenAtLocal", "rsvpsCloseAtLocal"],
    content: <RsvpSettings />,
  },
  {
    id: "practical",
    anchor: "practical",
    title: "Good to know",
    fields: ["accessNotes", "priceNote", "contact", "chair"],
    content: <Practical />,
  },
  {
    id: "picture",
    anchor: "picture",
    title: "Picture",
    fields: ["image", "imageId", "imageAlt"],
    content: <Picture />,
  },
  {
    id: "publicity",
    anchor: "publicity",
    title: "Who can find it",
    fields: ["visibility", "slug", "coHostIds"],
    content: <Publicity />,
  },
];

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
}: Props) {
  const form = useDeskForm({
    schema: values.id ? meetingEditInput : meetingInput,
    action,
    values,
  });
  const { state, pending, formRef } = form;
  const [shown] = useState(() => valuesOf(state.values ?? values));
  // A draft that was kept since the page was opened is this form's own, and no offer.
  const [offered] = useState(offer !== null);
  const waiting = offered && draftOffered;
  const focus = stepFocus(state.value);
  const busy = pending || state.ok;
  const autosave = useAutosave({
    form: formRef,
    save: (data) => keepDraft(draftName, data),
    enabled: !busy && !waiting,
  });
  const [now, setNow] = useState(shown);
  const errors = form.summary.fieldErrors;
  const refusals = useChanges(errors);
  const wrong = (fields: readonly string[]) =>
    Object.keys(errors ?? {}).some((path) => fields.includes(path.split(".")[0] ?? ""));
  return (
    <MeetingFormContext form={form} shown={shown} options={options} focus={focus}>
      {offered ? offer : null}
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
        {/* Enter in a field presses the first button of the form: it has to be this one. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
          Save
        </button>
        <input type="hidden" name="id" value={shown.id} />
        <input
          type="hidden"
          name="basedOn"
          value={typeof state.values?.basedOn === "string" ? state.values.basedOn : shown.basedOn}
        />
        {waiting ? <input type="hidden" name="draftOffered" value="1" /> : null}
        <div className="mb-6 empty:hidden">
          <ErrorSummary
            key={refusals}
            formError={form.summary.formError}
            fieldErrors={inOrder(errors)}
            ids={{ imageId: "image" }}
          />
        </div>
        <Essentials />
        {PARTS.map(({ id, anchor, title, fields, content }) => (
          <Section
            key={id}
            id={anchor}
            title={title}
            said={sectionWords[id](now)}
            hasErrors={wrong(fields)}
            refusals={refusals}
            open={focus !== "" && fields.some((name) => focus.startsWith(name))}
          >
            {content}
          </Section>
        ))}
        {toBeTold > 0 ? (
          <div className="border-t border-rule pt-5">
            <TextareaField
              {...form.field("changeNote")}
              label="Words to those who are coming (optional)"
              hint={`${toBeTold === 1 ? "One person is" : `${toBeTold} people are`} told by mail when you change the time, the place or the online link, and whenever you write something here.`}
              rows={3}
            />
          </div>
        ) : null}
        <SaveBar pending={pending} isDraft={isDraft} autosave={autosave} paused={waiting} />
      </form>
      <UnsavedGuard form={formRef} off={busy} />
    </MeetingFormContext>
  );
}

const FIRST = ["title", "groupId", "startsAtLocal", "endsAtLocal", "venueId", "roomId", "capacity"];
const ORDER = [...FIRST, ...PARTS.flatMap(({ fields }) => fields), "changeNote"];

/** Errors in the order of the page; one in a row says in which. */
function inOrder(errors: Record<string, string | undefined> | undefined) {
  const place = (path: string) => {
    const at = ORDER.indexOf(path.split(".")[0] ?? "");
    return at < 0 ? ORDER.length : at;
  };
  const sorted = Object.entries(errors ?? {}).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(
    sorted.map(([path, message]) => {
      const row = /^(programme|reading)\.(\d+)\./.exec(path);
      const where = row?.[1] === "programme" ? "Programme, item" : "Reading, article";
      return [path, row && message ? `${where} ${Number(row[2]) + 1}: ${message}` : message];
    }),
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
