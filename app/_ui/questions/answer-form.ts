"use client";

import { createContext } from "react";
import type { FieldErrors } from "#lib/result.ts";

/** What the questions in a form need to know of it. */
type AnswerForm = {
  /** What was typed for them or stands stored: the form's `answers`. */
  typed: unknown;
  /** For how many people they are asked until a script knows better. */
  seats: number;
  errors: FieldErrors;
  /** Whose the answers of a seat are, where it is not the one who fills the form in. */
  words?: (seat: number) => string;
};

/** By it the questions, which not every form has, belong to the form around them. */
export const AnswerFormContext = createContext<AnswerForm>({ typed: {}, seats: 1, errors: {} });
