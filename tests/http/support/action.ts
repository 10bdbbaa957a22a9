import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Visitor } from "./visitor.ts";

/** A server action of the build. */
export type Action = {
  id: string;
  /** Its function, and the file that it stands in, from the root. */
  name: string;
  file: string;
  /** The address of a page that has it, with something for each of its parameters. */
  path: string;
};

type Entry = { exportedName: string; filename: string; workers: Record<string, unknown> };

const manifest = join(import.meta.dirname, "../../../.next/server/server-reference-manifest.json");

const addressOf = (worker: string) =>
  worker.replace(/^app|\/page$|\/\([^)]+\)/g, "").replace(/\/\[[^\]]+\]/g, "/nothing") || "/";

/** Every server action of the build. */
export function listActions(): Action[] {
  const entries: [string, Entry][] = Object.entries(
    JSON.parse(readFileSync(manifest, "utf8")).node,
  );
  return entries.map(([id, { exportedName, filename, workers }]) => ({
    id,
    name: exportedName,
    file: filename,
    path: addressOf(Object.keys(workers)[0] ?? ""),
  }));
}

/** The action of this name in the file whose path ends so. */
export function actionIn(file: string, name: string): Action {
  const found = listActions().find((each) => each.file.endsWith(file) && each.name === name);
  if (!found) throw new Error(`no action ${name} in ${file}`);
  return found;
}

/** Sends what stands for a form to an action, as a script of its page does: among its arguments the form is "$K1". */
export function callAction(
  visitor: Visitor,
  { id, path }: Pick<Action, "id" | "path">,
  form: Iterable<[string, string | File]>,
  args: unknown[] = [{ ok: false }, "$K1"],
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of form) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify(args));
  const headers = { "next-action": id, accept: "text/x-component", origin: visitor.site };
  return visitor.request(path, { method: "POST", headers, body });
}
