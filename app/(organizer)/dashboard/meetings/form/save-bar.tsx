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

/**
 * The foot of the form, always in sight: its buttons, and whether what was
 * typed is kept. What it says has a place of its own, so that no word moves a
 * button from under a finger.
 */
export function SaveBar({ pending, isDraft, autosave, paused }: Props) {
  return (
    <div className="stuck z-10 -mx-4 mt-6 border-t-2 border-ink bg-paper px-4 py-3 sm:mx-0 sm:px-0">
      <div className="flex items-center gap-x-3">
        <SubmitButton
          pending={pending}
          pendingLabel="Saving…"
          variant={isDraft ? "quiet" : "primary"}
        >
          {isDraft ? "Save the draft" : "Save"}
        </SubmitButton>
        {isDraft ? (
          <SubmitButton pending={pending} pendingLabel="Saving…" name="putOn" value="1">
            Save and put it on
          </SubmitButton>
        ) : null}
      </div>
      <div className="mt-1 h-10 overflow-hidden leading-tight sm:h-5">
        {paused ? null : <KeptNote autosave={autosave} />}
      </div>
    </div>
  );
}
