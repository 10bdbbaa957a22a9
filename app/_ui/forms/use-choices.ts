"use client";

import { useMemo, useState } from "react";
import type { Choice } from "#lib/forms/choices.ts";

/** Makes a row of what was typed and gives it, or with a sentence why not. A server action of the page. */
export type AddChoice = (
  label: string,
) => Promise<{ ok: true; value: Choice } | { ok: false; formError?: string }>;

/** The choices of a picker together with those added in place. */
export function useChoices(given: readonly Choice[], add?: AddChoice) {
  const [added, setAdded] = useState<Choice[]>([]);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState("");
  const choices = useMemo(
    () => [...given, ...added.filter(({ id }) => !given.some((choice) => choice.id === id))],
    [given, added],
  );

  /** The new row, or null where it could not be made; `problem` says why then. */
  async function make(label: string): Promise<Choice | null> {
    if (!add || adding) return null;
    setAdding(true);
    setProblem("");
    try {
      const result = await add(label);
      if (result.ok) {
        setAdded((before) => [...before, result.value]);
        return result.value;
      }
      setProblem(result.formError ?? "This could not be added. Please try again.");
    } catch (error) {
      console.warn(error);
      setProblem("This could not be added: the site does not answer. Please try again.");
    } finally {
      setAdding(false);
    }
    return null;
  }

  return { choices, make, adding, problem };
}
