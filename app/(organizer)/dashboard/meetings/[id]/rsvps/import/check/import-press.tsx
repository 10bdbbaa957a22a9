"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useState } from "react";
import { type FormAction, untouched } from "#app/_server/form-state.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { CheckboxField } from "#app/_ui/inputs.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import type { ImportStep } from "#lib/rsvps/import/commands.ts";
import { plural } from "#lib/text/plural.ts";

type Props = {
  meetingId: string;
  layout: string;
  good: number;
  /** Whether a column of names is known. */
  named: boolean;
  /** All at once, without scripts. */
  action: FormAction<ImportStep>;
  step: FormAction<ImportStep>;
  /** The page that says what came of it. */
  result: string;
};

type Progress = { done: number; total: number; added: number; waiting: number; left: number };

/** The last press. With scripts the list is imported step by step, with a bar; each step stands for itself. */
export function ImportPress({ meetingId, layout, good, named, action, step, result }: Props) {
  const [state, formAction, pending] = useActionState(action, untouched);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const router = useRouter();
  if (!named) return <p className="font-semibold">Say above which column holds the names.</p>;

  async function run(data: FormData) {
    const sum: Progress = { done: 0, total: good, added: 0, waiting: 0, left: 0 };
    setRefusal(null);
    setProgress({ ...sum });
    try {
      for (let from: number | null = 0; from !== null; ) {
        data.set("from", String(from));
        const result = await step(untouched, data);
        if (!result.ok || !result.value) throw new Error(result.formError ?? "");
        const { next, total, added, waiting, left }: ImportStep = result.value;
        sum.total = total;
        sum.done = next ?? total;
        sum.added += added;
        sum.waiting += waiting;
        sum.left += left;
        setProgress({ ...sum });
        from = next;
      }
      const figures = { added: sum.added, waiting: sum.waiting, left: sum.left };
      const query = Object.entries(figures).map(([name, n]) => `${name}=${n}`);
      router.push(`${result}&done=imported&${query.join("&")}`);
      setProgress(null);
    } catch (problem) {
      const said = problem instanceof Error ? problem.message : "";
      setRefusal(
        said ||
          "The import broke off. What was added so far is on the list; press again, and the rest is added.",
      );
      setProgress(null);
      router.refresh();
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!progress) void run(new FormData(event.currentTarget));
  }

  return (
    <form action={formAction} onSubmit={onSubmit} className="flex flex-col items-start gap-4">
      <FormKey state={state} />
      <ErrorSummary formError={refusal ?? state.formError} fieldErrors={state.fieldErrors} />
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="layout" value={layout} />
      <CheckboxField
        name="tell"
        label="Tell them by mail"
        hint="Each who has an address is sent the usual mail, with the link to change or cancel."
      />
      {progress ? <Bar {...progress} /> : null}
      <SubmitButton pending={pending || progress !== null} pendingLabel="Importing…">
        {plural(good, { one: "Import 1 row", other: `Import ${good} rows` })}
      </SubmitButton>
    </form>
  );
}

function Bar({ done, total }: Progress) {
  return (
    <div className="w-full max-w-xl">
      <label htmlFor="import-progress" className="tabular-nums">
        {done} of {total} rows
      </label>
      <progress id="import-progress" value={done} max={Math.max(1, total)} className="h-3 w-full" />
      <p className="text-sm text-quiet">
        Stay on this page until it is done. If you leave it, what was added stays, and the rest
        waits for another press.
      </p>
    </div>
  );
}
