"use client";

import type { ReactNode } from "react";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { MarkdownEditor } from "#app/_ui/forms/markdown-editor.tsx";
import { UnsavedGuard } from "#app/_ui/forms/unsaved-guard.tsx";
import { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import { CheckboxField, FormActions, InputField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { PictureRoom } from "#lib/images/room.ts";
import { recordInput } from "#lib/scheduling/input.ts";
import { KeptNote } from "../form/kept-note.tsx";
import { useKeeping } from "../form/use-keeping.ts";
import { record } from "./actions.ts";
import { FigureAdder } from "./figure-adder.tsx";

type Props = {
  id: string;
  draftName: string;
  groupId: string;
  /** What the group may still send of pictures. */
  room: PictureRoom;
  values: {
    report: string;
    attendance: string;
    showsAttendance: boolean;
    /** A picture that was chosen and not put in yet. */
    figureId: string;
    figureAlt: string;
    figureCaption: string;
  };
  /** An earlier draft waits for a decision. */
  waiting: boolean;
  offer: ReactNode;
};

/** What is written down after the meeting: how many came, and the report its page turns into. */
export function RecordForm({ id, groupId, room, draftName, values, waiting, offer }: Props) {
  const form = useDeskForm({ schema: recordInput, action: record, values });
  const busy = form.pending || form.state.ok;
  const { showsOffer, paused, autosave } = useKeeping(form.formRef, draftName, {
    offered: offer !== null,
    waiting,
    off: busy,
  });
  /** Puts a figure on lines of its own where the cursor stands in the report, or at its end. */
  function putInReport(text: string) {
    const area = form.formRef.current?.elements.namedItem("report");
    if (!(area instanceof HTMLTextAreaElement)) return;
    const at = area.selectionEnd || area.value.length;
    const [before, after] = [area.value.slice(0, at).trimEnd(), area.value.slice(at).trimStart()];
    form.set("report", [before, text, after].filter(Boolean).join("\n\n"));
    area.dispatchEvent(new Event("change", { bubbles: true }));
  }

  return (
    <>
      {showsOffer ? offer : null}
      <form {...form.formProps} className="flex flex-col gap-5">
        <FormKey state={form.state} />
        <ErrorSummary {...form.summary} />
        <input type="hidden" name="id" value={id} />
        {paused ? <input type="hidden" name="draftOffered" value="1" /> : null}
        <InputField
          {...form.field("attendance")}
          label="How many came"
          hint="Everybody in the hall, with or without an RSVP."
          inputMode="numeric"
          autoComplete="off"
          className="max-w-32"
        />
        <CheckboxField
          name="showsAttendance"
          label="Say on the meeting’s page how many came"
          defaultChecked={Boolean(form.shown("showsAttendance"))}
        />
        <MarkdownEditor
          {...form.field("report")}
          figures
          label="Report"
          hint="Markdown. The meeting’s page shows it from then on."
          rows={12}
        />
        <FigureAdder
          form={form.formRef}
          groupId={groupId}
          room={room}
          errors={form.state.fieldErrors ?? {}}
          typed={(name) => String(form.shown(name) ?? "")}
          onAdded={putInReport}
        />
        <FormActions>
          <SubmitButton pending={form.pending} pendingLabel="Saving…">
            Save the record
          </SubmitButton>
          {paused ? null : <KeptNote autosave={autosave} />}
        </FormActions>
      </form>
      <UnsavedGuard form={form.formRef} off={busy} />
    </>
  );
}
