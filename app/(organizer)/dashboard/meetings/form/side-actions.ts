"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { currentActor, requireActor } from "#app/_server/session.ts";
import type { Actor } from "#lib/access/actor.ts";
import { discardFormDraft, saveFormDraft } from "#lib/form-drafts/commands.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { quickAddArticle } from "#lib/reading/articles/commands.ts";
import { newArticleInput } from "#lib/reading/articles/input.ts";
import { Forbidden, NotFound, type Result, say } from "#lib/result.ts";
import { quickAddSpeaker } from "#lib/speakers/commands.ts";
import { newSpeakerInput } from "#lib/speakers/input.ts";
import { quickAddVenue } from "#lib/venues/commands.ts";
import { newVenueInput } from "#lib/venues/input.ts";
import { SIGNED_OUT, storePicture } from "./prepare.ts";

/* What the form does on the side while it is being filled in. */

/** Keeps what was typed so far. */
export async function keepDraft(form: string, data: FormData): Promise<{ ok: boolean }> {
  const actor = await currentActor();
  if (!actor || !(data instanceof FormData)) return { ok: false };
  data.delete("image");
  const { ok } = await saveFormDraft(actor, form, formValues(data));
  return { ok };
}

/** Forgets the kept draft. A form that shows it is shown without it; any other stays, with what was typed meanwhile. */
export async function discardDraft(data: FormData): Promise<void> {
  const actor = await requireActor();
  const { form = "", restored } = formValues(data);
  await discardFormDraft(actor, String(form));
  revalidatePath("/dashboard/meetings", "layout");
  if (restored) redirect(pageOf(String(form)));
}

/** Where a form stands: "meeting:new", "meeting:01k…", "record:01k…". */
function pageOf(form: string): string {
  const [, what, id] = /^(meeting|record):([a-z0-9]+)$/.exec(form) ?? [];
  if (!id || id === "new") return "/dashboard/meetings/new";
  return what === "record" ? `/dashboard/meetings/${id}` : `/dashboard/meetings/${id}/edit`;
}

/** Keeps the picture as soon as it is chosen, so that saving sends only its id. */
export async function uploadPicture(
  data: FormData,
): Promise<{ ok: true; id: string } | { ok: false; error: string }> {
  const file = data instanceof FormData ? data.get("image") : null;
  if (!(file instanceof File)) return { ok: false, error: "Picture: choose a file." };
  const stored = await storePicture(data, file);
  return stored.ok ? { ok: true, id: stored.value.id } : stored;
}

type Added = { ok: true; value: Choice } | { ok: false; formError?: string };

/** Adds a venue of which only the name is known yet. */
export async function addVenue(groupId: string, name: string): Promise<Added> {
  return added(newVenueInput, { groupId, name }, quickAddVenue);
}

/** Adds a speaker of whom only the name is known yet. */
export async function addSpeaker(groupId: string, name: string): Promise<Added> {
  return added(newSpeakerInput, { groupId, name }, quickAddSpeaker);
}

/** Adds an article of which only the title is known yet. */
export async function addArticle(groupId: string, title: string): Promise<Added> {
  return added(newArticleInput, { groupId, title }, quickAddArticle);
}

async function added<S extends z.ZodType>(
  schema: S,
  values: unknown,
  add: (actor: Actor, input: z.output<S>) => Promise<Result<Choice>>,
): Promise<Added> {
  const actor = await currentActor();
  if (!actor) return { ok: false, formError: SIGNED_OUT };
  const parsed = schema.safeParse(values);
  if (!parsed.success) return { ok: false, formError: parsed.error.issues[0]?.message };
  try {
    const result = await add(actor, parsed.data);
    return result.ok ? result : { ok: false, formError: say(result) };
  } catch (error) {
    if (!(error instanceof NotFound || error instanceof Forbidden)) throw error;
    return { ok: false, formError: "Choose first a group in which you are an organizer." };
  }
}
