import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/test.ts";

/* Every server action of the build, called by hand with what no form of ours sends. */

type Action = { exportedName: string; filename: string; workers: Record<string, unknown> };

const manifest = join(import.meta.dirname, "../../../.next/server/server-reference-manifest.json");
const actions: [string, Action][] = Object.entries(
  JSON.parse(readFileSync(manifest, "utf8")).node as Record<string, Action>,
);

/** The address of a page that has the action, with something for each of its parameters. */
function addressOf({ workers }: Action): string {
  const [worker = ""] = Object.keys(workers);
  return (
    worker.replace(/^app|\/page$|\/\([^)]+\)/g, "").replace(/\/\[[^\]]+\]/g, "/nothing") || "/"
  );
}

/** Arguments as React sends them: "$K1" is a form, whose fields are called 1_…. */
const HOSTILE: unknown[][] = [
  ["$K1"],
  [{ ok: false }, "$K1"],
  [5, { ok: false }, "$K1"],
  [{ a: 1 }, { ok: false }, "$K1"],
  [["x"], { ok: false }, "$K1"],
  [null, { ok: false }, "$K1"],
  ["nothing", { a: 1 }, { ok: false }, "$K1"],
  [{ a: 1 }, ["x"], { ok: false }, "$K1"],
  [{ a: 1 }, "$K1"],
  [{ a: 1 }, ["b"], "$K1"],
  [],
  [null, null, null],
  [5, {}, {}],
  [{ a: 1 }, [], "x"],
  [["x"], { ok: false }, { id: { $ne: 1 } }],
  ["x".repeat(5000), 5, 5, 5],
  ["x", { deep: { er: 1 } }, ["y"], {}],
];

test("no action fails on arguments of a wrong type", async ({ own: { owner } }) => {
  const failed: string[] = [];
  // Those that end the session come last.
  const inOrder = actions.toSorted(
    ([, a], [, b]) =>
      Number(/signOut/.test(a.exportedName)) - Number(/signOut/.test(b.exportedName)),
  );
  const send = async ([id, action]: [string, Action], args: unknown[]) => {
    const body = new FormData();
    body.set("1_id", "nothing");
    body.set("1_name", "x");
    body.set("0", JSON.stringify(args));
    const headers = { "next-action": id, origin: owner.site };
    const { status } = await owner.request(addressOf(action), { method: "POST", headers, body });
    if (status >= 500) failed.push(`${action.exportedName} ${JSON.stringify(args).slice(0, 60)}`);
  };
  for (const action of inOrder) await Promise.all(HOSTILE.map((args) => send(action, args)));
  expect(failed).toEqual([]);
});
