import { type Refusal, type Result, said } from "#lib/result.ts";

/** What a command answered, with what a form would show of its refusal. */
export function shown<T>(result: Result<T>): Result<T> | (Refusal & ReturnType<typeof said>) {
  return result.ok ? result : { ...result, ...said(result) };
}
