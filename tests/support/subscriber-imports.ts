import { expect } from "vitest";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { takeBatch } from "#lib/imports/batch.ts";
import { getImport } from "#lib/imports/queries.ts";
import type { Choices } from "#lib/subscribers/choices.ts";
import { guessLayout } from "#lib/subscribers/import/columns.ts";
import {
  beginSubscribers,
  findSubscribers,
  keepSubscribers,
} from "#lib/subscribers/import/commands.ts";
import { subscriberImporter } from "#lib/subscribers/import/importer.ts";
import { listFile } from "./imports.ts";

export const choose = (...groups: string[]): Choices => ({
  groups,
  kinds: ["meetings"],
  pace: "weekly",
});
export const ASK = { how: "", agreedOn: "" };

/** Gives a list of subscribers, which is then kept. */
export async function given(actor: Actor, choices: Choices, text: string) {
  expect(await keepSubscribers(actor, choices, listFile(text))).toMatchObject({ ok: true });
  const kept = await findSubscribers(actor);
  if (!kept) throw new Error("The list is not kept");
  return kept;
}

/** Gives a list, imports it, and counts what came of its rows. */
export async function imported(actor: Actor, choices: Choices, text: string, consent = ASK) {
  const kept = await given(actor, choices, text);
  const begun = await beginSubscribers(actor, () => guessLayout(kept.rows), consent);
  if (!begun.ok) throw new Error(begun.reason);
  while (await takeBatch(begun.value.id, subscriberImporter));
  return getImport(actor, "subscribers", begun.value.id);
}

/** To whom a question is owed, or was sent. */
export const asked = async () =>
  (await store.read.select().from(outbox).orderBy(outbox.id))
    .filter(({ kind }) => kind === "subscribe-confirm")
    .map(({ toEmail }) => toEmail);
