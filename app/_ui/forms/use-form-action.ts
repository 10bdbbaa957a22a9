"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { type FormAction, type FormState, untouched } from "#app/_server/form-state.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { useHydrated } from "./use-hydrated.ts";

const NOT_SENT =
  "It did not get through, or no answer came back. What you typed is still here: try again.";
const WITH_FILE = `${NOT_SENT} If you sent a file, it may be too large.`;
const RENEWED =
  "This site has been renewed since you opened this page, and no longer takes it. What you typed is still here: copy it, then load the page again.";

/**
 * React's `useActionState` for the forms of the desk. One that did not get
 * through (no network, a server that is just starting) comes back with what was
 * typed and the key that it had, so that it is sent again as the same deed; an
 * error page would stand in its place and all of it be lost.
 */
export function useFormAction<T = unknown>(action: FormAction<T>) {
  const hydrated = useHydrated();
  // Without scripts it is the server's own, which the form then names.
  return useActionState(hydrated ? kept(action) : action, untouched as FormState<T>);
}

/** An action whose form is kept where it does not get through. */
export function kept<T>(action: FormAction<T>): FormAction<T> {
  return async (_previous, data) => {
    try {
      // No action asks what came of the last press, which may hold a file, and all of it once more.
      return await action(untouched, data);
    } catch (error) {
      // That it leads elsewhere, or that there is nothing, is an answer too.
      unstable_rethrow(error);
      console.warn(error);
      return { ok: false, unsent: true, formError: whyNot(error, data), values: formValues(data) };
    }
  };
}

function whyNot(error: unknown, data: FormData): string {
  if (unstable_isUnrecognizedActionError(error)) return RENEWED;
  const carried = [...data.values()].some((value) => value instanceof File && value.size > 0);
  return carried ? WITH_FILE : NOT_SENT;
}
