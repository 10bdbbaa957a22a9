"use client";

import type { Autosave } from "#app/_ui/forms/use-autosave.ts";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { KeptNote } from "./kept-note.tsx";

type Props = {
  pending: boolean;
  /** Whether the meeting is put on already: then saving shows at once. */
  isDraft: boolean;
  autosave: Autosave;
  /** Drafts are not kept while an earlier one waits for a decision. */
  paused: boolean;
};

/** The foot of the form, always in sight: its buttons, and whether what was typed is kept. */
export function SaveBar({ pending, isDraft, autosave, paused }: Props) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center gap-x-3 gap-y-1 border-t-2 border-ink bg-paper px-4 py-3 sm:mx-0 sm:px-0">
      <SubmitButton pending={pending} pendingLabel="Saving…">
        {isDraft ? "Save the draft" : "Save"}
      </SubmitButton>
      {isDraft ? (
        <SubmitButton
          pending={pending}
          pendingLabel="Saving…"
          variant="quiet"
          name="putOn"
          value="1"
        >
          Save and put it on
        </SubmitButton>
      ) : null}
      {paused ? null : <KeptNote autosave={autosave} className="ml-auto" />}
    </div>
  );
}
