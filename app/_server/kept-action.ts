import { redirect } from "next/navigation";
import { z } from "zod";
import { keptWords } from "#app/_ui/kept/words.ts";
import type { Actor } from "#lib/access/actor.ts";
import { type Tell, tellInput, withTell } from "#lib/changes/tell.ts";
import type { Told } from "#lib/changes/watch.ts";
import { requiredId } from "#lib/forms/fields.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import type { Result } from "#lib/result.ts";
import { organizerAction, rowAction } from "./action.ts";

type Changed = Promise<Result<{ id: string; told: Told }>>;

type Commands<Input> = {
  create: (actor: Actor, input: Input) => Promise<Result<{ id: string }>>;
  update: (actor: Actor, id: string, input: Input, tell: Tell) => Changed;
  remove: (actor: Actor, id: string) => Promise<Result>;
  merge: (actor: Actor, fromId: string, intoId: string, tell: Tell) => Changed;
};

/** What was done, and what those who are coming learn of it. */
const doneAndTold = (done: string, { mails, moved }: Told) =>
  mails > 0 ? `${done}-told` : moved ? `${done}-moved` : done;

/** The actions of a kept noun: each leads to the page that tells of it. */
export function keptActions<S extends z.ZodType>(
  kind: KeptKind,
  schema: S,
  { create, update, remove, merge }: Commands<z.output<S>>,
) {
  const { base } = keptWords(kind);
  /** `done=` is what the row's page says then. */
  const leadTo = (id: string, done: string) => redirect(`${base}/${id}?done=${done}`);
  const other = z.object({ intoId: requiredId(`Choose the ${kind} that stays.`), tell: tellInput });
  return {
    create: organizerAction(schema, create, ({ id }) => leadTo(id, "created")),
    update: rowAction(
      withTell(schema),
      (actor, id, { input, tell }) => update(actor, id, input, tell),
      ({ told }, id) => leadTo(id, doneAndTold("saved", told)),
    ),
    remove: rowAction(z.object({}), remove, () => redirect(`${base}?done=deleted`)),
    merge: rowAction(
      other,
      (actor, fromId, { intoId, tell }) => merge(actor, fromId, intoId, tell),
      ({ id, told }) => leadTo(id, doneAndTold("merged", told)),
    ),
  };
}
