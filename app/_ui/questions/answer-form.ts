"use client";

import { createContext, type FormEvent } from "react";
import type { FieldErrors } from "#lib/result.ts";

/** What the questions in a form need to know of it. */
export type AnswerForm = {
  /** What was typed for them or stands stored: the form's `answers`. */
  typed: unknown;
  /** For how many people they are asked until scripts know better. */
  seats: number;
  errors: FieldErrors;
  /** Told of every change of an answer. */
  onChange?: (event: FormEvent) => void;
  /** Takes what finds more errors in the form before it is sent; gives back how to take it away. */
  checkWith?: (check: (data: FormData) => FieldErrors) => () => void;
  /** Takes what must be done before the form is sent; gives back how to take it away. */
  sendAfter?: (work: () => Promise<void>) => () => void;
};

/** By it the questions, which not every form has, belong to the form around them. */
export const AnswerFormContext = createContext<AnswerForm>({ typed: {}, seats: 1, errors: {} });
