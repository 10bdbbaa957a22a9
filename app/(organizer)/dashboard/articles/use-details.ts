"use client";

import { type MouseEvent, useState } from "react";
import type { useDeskForm } from "#app/_ui/forms/use-desk-form.ts";
import type { Details } from "#lib/reading/articles/details.ts";
import { type ArticleState, fetchDetailsAction } from "./actions.ts";

const FIELDS = ["url", "title", "author", "issue", "publishedOn", "excerpt", "language"] as const;

/**
 * The button "Fetch details": with scripts it fills the form in place, without
 * them the form comes back filled in. `pick` is told of the publication.
 */
export function useDetails(
  form: Pick<ReturnType<typeof useDeskForm>, "formRef" | "set">,
  state: ArticleState,
  pick: (publicationId: string) => void,
) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ found: Details | null; problem: string | null } | null>(
    null,
  );

  async function ask(element: HTMLFormElement) {
    setBusy(true);
    setOutcome(null);
    try {
      const { details, fieldErrors, formError } = await fetchDetailsAction(new FormData(element));
      setOutcome({ found: details ?? null, problem: fieldErrors?.url ?? formError ?? null });
      if (!details) return;
      for (const field of FIELDS) form.set(field, details.values[field]);
      if (details.filled.includes("publicationId")) pick(details.values.publicationId);
    } catch (error) {
      console.warn(error);
      setOutcome({ found: null, problem: "The site does not answer. Please try again." });
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    found: outcome ? outcome.found : (state.details ?? null),
    problem: outcome?.problem ?? null,
    fetch(event: MouseEvent) {
      event.preventDefault();
      if (!busy && form.formRef.current) void ask(form.formRef.current);
    },
  };
}
