import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/* Which server actions of the build the tests have pressed, by whatever process. */

type Action = { exportedName: string; filename: string };

const manifest = join(import.meta.dirname, "../../../.next/server/server-reference-manifest.json");

/** Every server action of the build: its id, and "app/…/actions.ts name". */
export function actionsOfBuild(): Map<string, string> {
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as { node: Record<string, Action> };
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [
      id,
      `${filename} ${exportedName}`,
    ]),
  );
}

/** Where the processes write it down; nothing is, where none is told. */
const FILE = "PRESSED_ACTIONS";

/** The action that a form without scripts names in its fields, as React writes them. */
function actionIn(entries: readonly [string, string | File][]): string[] {
  return entries.flatMap(([name, value]) => {
    const [, plain] = /^\$ACTION_ID_([0-9a-f]+)$/.exec(name) ?? [];
    if (plain) return [plain];
    const isBound = /^\$ACTION_\d+:0$/.test(name) && typeof value === "string";
    return isBound ? [String(JSON.parse(value).id)] : [];
  });
}

export function noteAction(id: string): void {
  const file = process.env[FILE];
  if (file) appendFileSync(file, `${id}\n`);
}

/** A form that was sent, and taken. */
export function noteForm(entries: readonly [string, string | File][]): void {
  for (const id of actionIn(entries)) noteAction(id);
}

/** Those of a state that no test brings a running site to; lib's tests try what they do. */
const OUT_OF_REACH = ["send", "giveUp"].map(
  (name) => `app/(organizer)/dashboard/restored-actions.ts ${name}`,
);

/** The actions that none has pressed. */
export function unpressed(): string[] {
  const file = process.env[FILE] ?? "";
  const pressed = new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n") : []);
  const never = [...actionsOfBuild()].flatMap(([id, name]) => (pressed.has(id) ? [] : [name]));
  return never.filter((name) => !OUT_OF_REACH.includes(name)).sort();
}

/** From now on all processes write down what they press. */
export function notePressesIn(file: string): void {
  process.env[FILE] = file;
}
