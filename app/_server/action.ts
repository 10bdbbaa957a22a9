import type { z } from "zod";
import { setStatus } from "#app/_front/response.ts";
import type { Actor } from "#lib/access/actor.ts";
import { formValues, NoForm } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import {
  type FieldErrors,
  Forbidden,
  insistNext,
  NotFound,
  type Result,
  said,
} from "#lib/result.ts";
import type { FormState } from "./form-state.ts";
import { requireActor } from "./session.ts";

/** Zod's issues as one message per field, named by its path. */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[issue.path.join(".")] ??= issue.message;
  return errors;
}

/**
 * Parses what a form sent and runs a command on it, once however often the
 * same form is sent; `by` is who sent it, and what the page bound to it. What
 * was typed comes back with every refusal, and the response's status says that
 * it is one. `after` runs when the command went well, to redirect.
 */
export async function submit<S extends z.ZodType, T>(
  schema: S,
  formData: FormData,
  run: (input: z.output<S>) => Promise<Result<T>>,
  by: readonly string[] = [],
  after?: (value: T, input: z.output<S>) => void,
): Promise<FormState<T>> {
  const values = formValues(formData);
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    setStatus(422);
    return { ok: false, fieldErrors: fieldErrorsOf(parsed.error), values };
  }
  const { result } = await once(values, by, () => run(parsed.data));
  if (result.ok) {
    after?.(result.value, parsed.data);
    return { ok: true, value: result.value };
  }
  setStatus(422);
  const { mayInsist } = result;
  if (!mayInsist) return { ok: false, ...said(result), values };
  const insist = insistNext([values.insist ?? []].flat().map(String), result);
  return { ok: false, ...said(result), mayInsist, values: { ...values, insist } };
}

/** What a form says to those who may not: to them it is not there. Throws every other error on. */
export function notTheirs(error: unknown): FormState<never> {
  if (!(error instanceof NotFound || error instanceof Forbidden)) throw error;
  setStatus(404);
  return { ok: false, formError: "This does not exist, or is not yours to change." };
}

/**
 * Makes the server action of an organizer's form: gate, parse, command, `after`.
 * What the page bound to the action, ids, is handed over too: who calls it by
 * hand may send anything.
 */
export function organizerAction<S extends z.ZodType, T>(
  schema: S,
  run: (actor: Actor, input: z.output<S>) => Promise<Result<T>>,
  after?: (value: T, input: z.output<S>) => void,
): (previous: FormState, formData: FormData, ...bound: string[]) => Promise<FormState<T>> {
  return async (_previous, formData, ...bound) => {
    const actor = await requireActor();
    if (!bound.every((id) => typeof id === "string")) throw new NoForm();
    const by = [actor.accountId, ...bound];
    try {
      return await submit(schema, formData, (input) => run(actor, input), by, after);
    } catch (error) {
      return notTheirs(error);
    }
  };
}

/** The same for the form of one row, whose id the page binds to the action. */
export function rowAction<S extends z.ZodType, T>(
  schema: S,
  run: (actor: Actor, id: string, input: z.output<S>) => Promise<Result<T>>,
  after?: (value: T, id: string) => void,
): (id: string, previous: FormState, formData: FormData) => Promise<FormState<T>> {
  return (id, previous, formData) => {
    const action = organizerAction(
      schema,
      (actor, input) => run(actor, id, input),
      (value) => after?.(value, id),
    );
    return action(previous, formData, id);
  };
}
