import type { ListFile } from "#lib/imports/given.ts";
import { refuse } from "#lib/imports/refusals.ts";
import type { Result } from "#lib/result.ts";

/** Hands over the file of a form, or else what was pasted; a refusal stands beside the field that it came by. */
export async function givenFile(
  { file, pasted }: { file?: File; pasted: string },
  keep: (file: ListFile) => Promise<Result>,
): Promise<Result> {
  const isFile = file !== undefined && file.size > 0;
  if (!isFile && pasted.trim() === "") return refuse("no-file", { at: "file" });
  const given = isFile
    ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : { name: "What you pasted", bytes: new TextEncoder().encode(pasted) };
  const result = await keep(given);
  return result.ok ? result : { ...result, at: result.at ?? (isFile ? "file" : "pasted") };
}
