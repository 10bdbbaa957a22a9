import { Resolver } from "node:dns/promises";

/** The part of node:dns that is used, so that tests can stand in for it. */
export type TxtResolver = { resolveTxt(name: string): Promise<string[][]> };

const TIMEOUT_MS = 3_000;

/** Asks the machine's own resolver, once. */
export function systemResolver(): TxtResolver {
  return new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
}

/** The TXT records of a name, or that there are none, or that nobody could say. */
type TxtResponse =
  | { kind: "records"; texts: string[] }
  | { kind: "empty" | "no-such-name" | "unknown" };

/** Asks for the TXT records of a name; throws for nothing and takes a few seconds at most. */
export async function ask(resolver: TxtResolver, name: string): Promise<TxtResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error("late"), { code: "ETIMEOUT" })),
      TIMEOUT_MS + 500,
    );
  });
  try {
    const records = await Promise.race([resolver.resolveTxt(name), late]);
    const texts = records.map((parts) => parts.join(""));
    return texts.length > 0 ? { kind: "records", texts } : { kind: "empty" };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENODATA") return { kind: "empty" };
    return { kind: code === "ENOTFOUND" ? "no-such-name" : "unknown" };
  } finally {
    clearTimeout(timer);
  }
}

/** Those of the records that are of a kind. */
export const textsOf = (response: TxtResponse, pattern: RegExp) =>
  response.kind === "records" ? response.texts.filter((text) => pattern.test(text)) : [];
