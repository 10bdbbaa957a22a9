import type { FieldErrors } from "#lib/result.ts";

/*
 * What a form and its action tell each other. Apart from action.ts, so that
 * forms in the browser can import it.
 */

/**
 * What a form knows of its last submission. `values` is what was typed, so
 * that nothing is lost when scripts are off.
 */
export type FormState<T = unknown> = {
  ok: boolean;
  value?: T;
  formError?: string;
  fieldErrors?: FieldErrors;
  /** What the refusal asks to be sent as `insist`, where it is only a warning. */
  mayInsist?: string;
  /** It did not get through: nobody answered it. */
  unsent?: true;
  values?: Record<string, unknown>;
};

/** Whether a form was refused, so that it must be seen though it is folded away. */
export const isRefused = ({ formError, fieldErrors }: FormState) =>
  formError !== undefined || Object.keys(fieldErrors ?? {}).length > 0;

/** The state of a form that was not sent yet. */
export const untouched: FormState = { ok: false };

/** A server action as `useActionState` and `<form action>` take it. */
export type FormAction<T = unknown> = (
  previous: FormState,
  formData: FormData,
) => Promise<FormState<T>>;
