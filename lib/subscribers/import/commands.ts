import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes } from "#lib/access/own-group.ts";
import {
  asSeen,
  discardList,
  findList,
  type GivenList,
  keepList,
  type ListFile,
  takeList,
} from "#lib/imports/given.ts";
import { refuse as refuseList } from "#lib/imports/refusals.ts";
import { startImport } from "#lib/imports/start.ts";
import { done, type Result } from "#lib/result.ts";
import type { Choices } from "../choices.ts";
import { organizesAll } from "../commands.ts";
import { choicesInput } from "../input.ts";
import { refuse } from "../refusals.ts";
import { belowTitle, guessLayout, type Layout } from "./columns.ts";
import { dayOrderOf } from "./day-order.ts";
import type { Consent } from "./input.ts";
import { type PlannedRow, planSubscribers } from "./plan.ts";
import { presentAmong } from "./present.ts";

const WHAT = "subscribers";

/**
 * Keeps a list of subscribers for the actor to look over, with what they are to
 * be subscribed to, for a day at most; nobody is subscribed or asked. NotFound
 * for a group that the actor does not organize; refused for an archived one.
 */
export async function keepSubscribers(
  actor: Actor,
  choices: Choices,
  file: ListFile,
): Promise<Result> {
  const archived = await organizesAll(actor, choices.groups);
  if (archived) return archived;
  return keepList(actor, WHAT, file, (rows) => guessLayout(rows).headings, { choices });
}

export type KeptSubscribers = Omit<GivenList, "values"> & { choices: Choices };

/** The list that the actor gave and has not put away, or null. */
export async function findSubscribers(actor: Actor): Promise<KeptSubscribers | null> {
  const list = await findList(actor, WHAT);
  const choices = choicesInput.safeParse(list?.values.choices);
  if (!list || !choices.success) return null;
  for (const id of choices.data.groups) await assertOrganizes(store.read, actor, id);
  const { values: _, ...kept } = list;
  return { ...kept, rows: belowTitle(list.rows), choices: choices.data };
}

/** Puts the list away that was seen. Refusal: other. */
export function discardSubscribers(actor: Actor, { list }: { list: string }): Promise<Result> {
  return discardList(actor, WHAT, list);
}

/** What will become of every row, as things stand. Changes nothing. */
export async function planOfSubscribers(
  actor: Actor,
  { rows, choices }: KeptSubscribers,
  layout: Layout,
): Promise<PlannedRow[]> {
  const at = layout.columns.indexOf("email");
  const present = await presentAmong(
    store.read,
    rows.map(({ cells }) => cells[at] ?? ""),
    choices,
    actor,
  );
  return planSubscribers(rows, layout, present, await dayOrderOf(store.read, choices.groups));
}

/**
 * Begins to import the kept list; it goes on in the background. Who is said to
 * have agreed is subscribed, by the row itself or by `consent` for all of whom
 * it does not say so; the others are asked by mail. `seen` is the list that was
 * looked over. Refusals: gone, other, archived, no-address-column, nothing.
 */
export async function beginSubscribers(
  actor: Actor,
  layoutOf: (kept: KeptSubscribers) => Layout,
  consent: Consent,
  seen?: string,
): Promise<Result<{ id: string }>> {
  const found = asSeen(await findSubscribers(actor), seen);
  if (!found.ok) return found;
  const kept = found.value;
  const archived = await organizesAll(actor, kept.choices.groups);
  if (archived) return archived;
  const layout = layoutOf(kept);
  if (!layout.columns.includes("email")) return refuse("no-address-column");
  const plan = await planOfSubscribers(actor, kept, layout);
  const rows = plan.flatMap(({ fate, said }) =>
    said && (fate === "subscribed" || fate === "asked") ? [said] : [],
  );
  if (rows.length === 0) return refuse("nothing");
  const [only, ...more] = kept.choices.groups;
  return store.write(async (tx) => {
    if (!(await takeList(tx, actor, WHAT, kept.list))) return refuseList("gone");
    const id = await startImport(tx, actor, {
      kind: "subscribers",
      groupId: more.length === 0 && only ? only : null,
      meetingId: null,
      name: kept.name,
      detail: { choices: kept.choices, consent, leftOut: plan.length - rows.length },
      rows,
    });
    return done({ id });
  });
}
