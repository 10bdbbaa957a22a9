import { type Action, callAction, listActions } from "../support/action.ts";
import { expect, test } from "../support/test.ts";

/* Every server action of the build, called by hand with what no form of ours sends. */

/** Arguments as React sends them: "$K1" is a form, whose fields are called _1_…. */
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
  const inOrder = listActions().toSorted(
    (a, b) => Number(/signOut/.test(a.name)) - Number(/signOut/.test(b.name)),
  );
  const fields: [string, string][] = [
    ["id", "nothing"],
    ["name", "x"],
  ];
  const send = async (action: Action, args: unknown[]) => {
    const { status } = await callAction(owner, action, fields, args);
    if (status >= 500) failed.push(`${action.name} ${JSON.stringify(args).slice(0, 60)}`);
  };
  for (const action of inOrder) await Promise.all(HOSTILE.map((args) => send(action, args)));
  expect(failed).toEqual([]);
});
