"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { checkbox, requiredId } from "#lib/forms/fields.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { done, type Result } from "#lib/result.ts";
import { readLayout } from "#lib/rsvps/import/columns.ts";
import {
  discardImport,
  findImport,
  type ImportStep,
  importRows,
  keepImport,
} from "#lib/rsvps/import/commands.ts";
import { refuse } from "#lib/rsvps/import/refusals.ts";

const meetingId = requiredId("This meeting does not exist.");
const given = z.object({
  meetingId,
  file: z.instanceof(File).optional().catch(undefined),
  pasted: z.string().prefault(""),
});

const importOf = (id: string) => `/dashboard/meetings/${encodeURIComponent(id)}/rsvps/import`;

/** Takes a file or what was pasted, to be looked over. */
export async function keepAction(previous: FormState, data: FormData): Promise<FormState> {
  const state = await organizerAction(
    given,
    async (actor, input) => {
      const { file, pasted } = input;
      if (file && file.size > 0) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        return beside("file", await keepImport(actor, input.meetingId, { name: file.name, bytes }));
      }
      if (pasted.trim() === "") {
        return refuse("no-file", { at: "file" });
      }
      const bytes = new TextEncoder().encode(pasted);
      return beside(
        "pasted",
        await keepImport(actor, input.meetingId, { name: "What you pasted", bytes }),
      );
    },
    (_, input) => redirect(`${importOf(input.meetingId)}/check`),
  )(previous, data);
  // A file cannot be given back to the form.
  const { pasted } = formValues(data);
  return { ...state, values: { pasted } };
}

/** A refusal of the whole, said beside the field that it is about. */
function beside<T>(field: string, result: Result<T>): Result<T> {
  return result.ok ? result : { ...result, at: field };
}

export const discardAction = organizerAction(
  z.object({ meetingId }),
  (actor, input) => discardImport(actor, input.meetingId),
  (_, input) => redirect(`/dashboard/meetings/${encodeURIComponent(input.meetingId)}/rsvps`),
);

const press = z.object({
  meetingId,
  /** Which column holds what, as the address of the page says it. */
  layout: z.string().max(4000).prefault(""),
  tell: checkbox(),
  /** Where the step begins. */
  from: z.coerce.number().int().min(0).max(10_000).catch(0),
});

type Press = z.output<typeof press>;

/** One step of an import; the page asks for the next, and shows how far it has come. */
export const importStepAction = organizerAction(press, step);

/** All steps at once, where no script asks for them one by one. */
export const importAllAction = organizerAction(
  press,
  async (actor, input) => {
    const sum: ImportStep = { next: null, total: 0, added: 0, waiting: 0, left: 0 };
    for (let from: number | null = 0; from !== null; ) {
      const result: Result<ImportStep> = await step(actor, { ...input, from });
      if (!result.ok) return result;
      const { next, total, added, waiting, left } = result.value;
      sum.total = total;
      sum.added += added;
      sum.waiting += waiting;
      sum.left += left;
      from = next;
    }
    return done(sum);
  },
  ({ added, waiting, left }, input) => {
    const figures = { added: String(added), waiting: String(waiting), left: String(left) };
    redirect(
      `${importOf(input.meetingId)}/check?${input.layout}&${new URLSearchParams({ done: "imported", ...figures })}`,
    );
  },
);

async function step(
  actor: Parameters<typeof importRows>[0],
  { meetingId: id, layout: asked, from, tell }: Press,
): Promise<Result<ImportStep>> {
  const kept = await findImport(actor, id);
  const layout = readLayout(layoutOf(asked), kept?.rows ?? [], kept?.questions);
  return importRows(actor, { meetingId: id, layout, from, tell });
}

function layoutOf(asked: string): Record<string, unknown> {
  const params = new URLSearchParams(asked);
  const columns = params.getAll("c");
  return { headings: params.get("headings") ?? "", c: columns.length > 0 ? columns : undefined };
}
