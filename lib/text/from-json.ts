/**
 * What a JSON text says, as far as its writer is ours to know. Of one that
 * cannot be read the error tells only that: the engine's own quotes the text,
 * which may be somebody's words, and errors end in the log.
 */
export function fromJson<T = unknown>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new SyntaxError(`A text of ${text.length} characters is no JSON`);
  }
}
