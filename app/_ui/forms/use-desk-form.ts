"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, startTransition, useRef, useState } from "react";
import {
  type FieldValues,
  type FieldErrors as FormFieldErrors,
  get,
  type Resolver,
  set,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import type { FormAction, FormState } from "#app/_server/form-state.ts";
import { formValues } from "#lib/forms/form-values.ts";
import type { FieldErrors } from "#lib/result.ts";
import { useUnderWay } from "./under-way.ts";
import { useFormAction } from "./use-form-action.ts";

type Options<T> = {
  /** The very schema that the action parses with. */
  schema: z.ZodType<FieldValues, FieldValues>;
  action: FormAction<T>;
  /** What the form shows at first, as strings by field name. */
  values: Record<string, unknown>;
};

/**
 * A form of the desk: checked by its schema before it is sent and again by the
 * action, with errors by field; what was typed survives a refusal, with and
 * without scripts. What is checked is what the form would send, so inputs that
 * react-hook-form does not know (comboboxes) are checked too.
 */
export function useDeskForm<T>({ schema, action, values }: Options<T>) {
  const [state, formAction, pending] = useFormAction<T>(action);
  const ref = useRef<HTMLFormElement>(null);
  const underWay = useUnderWay(ref);
  const [refused, setRefused] = useState<{ at: FormState<T>; errors: FieldErrors } | null>(null);
  const shown = state.values ?? values;

  const check = zodResolver(schema);
  const resolver: Resolver<FieldValues> = (known, context, options) =>
    check(ref.current ? formValues(new FormData(ref.current)) : known, context, options);
  const form = useForm<FieldValues>({
    resolver,
    defaultValues: shown,
    errors: useNested(state.fieldErrors),
    mode: "onSubmit",
    reValidateMode: "onChange",
    shouldFocusError: false,
  });

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (pending || underWay.putOff(submitter)) return;
    const data = new FormData(event.currentTarget, submitter);
    void form.handleSubmit(
      () => {
        setRefused(null);
        startTransition(() => formAction(data));
      },
      (errors) => setRefused({ at: state, errors: flat(errors) }),
    )(event);
  }

  type Said = { message?: string; root?: { message?: string } };
  const errorOf = (name: string): string | undefined => {
    const said: Said | undefined = get(form.formState.errors, name);
    return said?.message ?? said?.root?.message;
  };

  const watched = (name: string) => ({
    name,
    error: errorOf(name),
    onChange: () => {
      // After a picker has put its value into the form.
      if (form.formState.isSubmitted) setTimeout(() => void form.trigger(name), 0);
    },
  });

  return {
    state,
    pending: pending || underWay.waits,
    formProps: { ref, action: formAction, onSubmit, noValidate: true },
    formRef: ref,
    /** For ErrorSummary: what was wrong when the form was last sent. */
    summary: pending
      ? {}
      : refused?.at === state
        ? { fieldErrors: refused.errors }
        : { fieldErrors: state.fieldErrors, formError: state.formError },
    /** Name, value at first, error and listeners for a text input, textarea or select. */
    field: (name: string) => ({
      ...form.register(name),
      defaultValue: String(get(shown, name) ?? ""),
      error: errorOf(name),
    }),
    /** The same for a combobox of one. */
    picker: (name: string) => ({ ...watched(name), defaultValue: String(get(shown, name) ?? "") }),
    /** Name, error and listener for an input that has its own value at first, such as one in a row. */
    watched,
    /** Forgets the errors of a list whose rows have moved. */
    forgetErrors: (name: string) => form.clearErrors(name),
    errorOf,
    /** Sets a field that `field` names to what another field asks for. */
    set: (name: string, value: string) =>
      form.setValue(name, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted }),
    /** Sets an input that has its own value at first, such as one in a row. */
    put: (name: string, value: string) => {
      const input = ref.current?.elements.namedItem(name);
      if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement) {
        input.value = value;
      }
    },
    /** What a field that `field` names holds now. */
    valueOf: (name: string) => String(form.getValues(name) ?? ""),
    /** Checks a part of the form again after it changed without an event: rows added, moved, removed. */
    recheck: (name: string) => {
      if (form.formState.isSubmitted || state.fieldErrors) {
        setTimeout(() => void form.trigger(name), 0);
      }
    },
    /** What a field showed when the form was made or last refused. */
    shown: (name: string): unknown => get(shown, name),
  };
}

/** "rooms.0.name" → { rooms: [{ name: … }] }, as react-hook-form keeps errors; the same object for the same errors. */
function useNested(errors: FieldErrors | undefined): FormFieldErrors | undefined {
  const last = useRef<{ from: FieldErrors | undefined; to: FormFieldErrors | undefined }>({
    from: undefined,
    to: undefined,
  });
  if (last.current.from !== errors) {
    const nested: FormFieldErrors = {};
    for (const [name, message] of Object.entries(errors ?? {})) {
      set(nested, name, { type: "server", message });
    }
    last.current = { from: errors, to: errors && nested };
  }
  return last.current.to;
}

function flat(errors: object, path = ""): FieldErrors {
  const found: FieldErrors = {};
  for (const [key, value] of Object.entries(errors)) {
    if (typeof value !== "object" || value === null || key === "ref") continue;
    const name = key === "root" ? path : path ? `${path}.${key}` : key;
    if ("message" in value && typeof value.message === "string" && value.message !== "") {
      found[name] = value.message;
    } else Object.assign(found, flat(value, name));
  }
  return found;
}

/** What the parts of a form need of it. */
export type DeskForm = Pick<
  ReturnType<typeof useDeskForm>,
  "field" | "picker" | "watched" | "errorOf" | "shown" | "forgetErrors"
>;
