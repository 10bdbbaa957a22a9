import { redirect } from "next/navigation";
import { z } from "zod";
import { keptWords } from "#app/_ui/kept/words.ts";
import type { Actor } from "#lib/access/actor.ts";
import { requiredId } from "#lib/forms/fields.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import type { Result } from "#lib/result.ts";
import { organizerAction, rowAction } from "./action.ts";

/* The actions of kept rows: each leads to the page that tells of it. */

/** `done=` is what the row's page says then. */
const leadTo = (kind: KeptKind, id: string, done: string) =>
  redirect(`${keptWords(kind).base}/${id}?done=${done}`);

export function createAction<S extends z.ZodType>(
  kind: KeptKind,
  schema: S,
  create: (actor: Actor, input: z.output<S>) => Promise<Result<{ id: string }>>,
) {
  return organizerAction(schema, create, ({ id }) => leadTo(kind, id, "created"));
}

export function updateAction<S extends z.ZodType>(
  kind: KeptKind,
  schema: S,
  update: (actor: Actor, id: string, input: z.output<S>) => Promise<Result<{ id: string }>>,
) {
  return rowAction(schema, update, (_, id) => leadTo(kind, id, "saved"));
}

export function deleteAction(
  kind: KeptKind,
  remove: (actor: Actor, id: string) => Promise<Result>,
) {
  return rowAction(z.object({}), remove, () => redirect(`${keptWords(kind).base}?done=deleted`));
}

export function mergeAction(
  kind: KeptKind,
  merge: (actor: Actor, fromId: string, intoId: string) => Promise<Result<{ id: string }>>,
) {
  return rowAction(
    z.object({ intoId: requiredId(`Choose the ${kind} that stays.`) }),
    (actor, fromId, { intoId }) => merge(actor, fromId, intoId),
    ({ id }) => leadTo(kind, id, "merged"),
  );
}
