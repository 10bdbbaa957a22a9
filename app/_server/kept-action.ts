import { redirect } from "next/navigation";
import { z } from "zod";
import { keptWords } from "#app/_ui/kept/words.ts";
import type { Actor } from "#lib/access/actor.ts";
import { requiredId } from "#lib/forms/fields.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import type { Result } from "#lib/result.ts";
import { organizerAction, rowAction } from "./action.ts";

type Saved = Promise<Result<{ id: string }>>;

type Commands<Input> = {
  create: (actor: Actor, input: Input) => Saved;
  update: (actor: Actor, id: string, input: Input) => Saved;
  remove: (actor: Actor, id: string) => Promise<Result>;
  merge: (actor: Actor, fromId: string, intoId: string) => Saved;
};

/** The actions of a kept noun: each leads to the page that tells of it. */
export function keptActions<S extends z.ZodType>(
  kind: KeptKind,
  schema: S,
  { create, update, remove, merge }: Commands<z.output<S>>,
) {
  const { base } = keptWords(kind);
  /** `done=` is what the row's page says then. */
  const leadTo = (id: string, done: string) => redirect(`${base}/${id}?done=${done}`);
  const other = z.object({ intoId: requiredId(`Choose the ${kind} that stays.`) });
  return {
    create: organizerAction(schema, create, ({ id }) => leadTo(id, "created")),
    update: rowAction(schema, update, (_, id) => leadTo(id, "saved")),
    remove: rowAction(z.object({}), remove, () => redirect(`${base}?done=deleted`)),
    merge: rowAction(
      other,
      (actor, fromId, { intoId }) => merge(actor, fromId, intoId),
      ({ id }) => leadTo(id, "merged"),
    ),
  };
}
