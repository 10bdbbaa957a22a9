"use client";

import { useEffect, useState } from "react";
import type { FormState } from "#app/_server/form-state.ts";

// Not crypto.randomUUID, which pages that are not served over TLS do not have.
function newFormKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What a form is known by: sent twice with the same key, it is one deed. A
 * form that was answered, `state`, has a new one.
 */
export function FormKey({ state }: { state: FormState }) {
  const [key, setKey] = useState(newFormKey);
  const [answered, setAnswered] = useState(state);
  useEffect(() => {
    if (answered === state || state.unsent) return;
    setAnswered(state);
    setKey(newFormKey());
  }, [answered, state]);
  // The server's is another one; which of the two goes does not matter.
  return <input type="hidden" name="formKey" value={key} suppressHydrationWarning />;
}
