"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { setStatus } from "#app/_front/response.ts";
import { notTheirs, rowAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { keptActions } from "#app/_server/kept-action.ts";
import { overLimit } from "#app/_server/limits.ts";
import { requireActor } from "#app/_server/session.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { articleCommands } from "#lib/reading/articles/commands.ts";
import { type Details, fetchDetails } from "#lib/reading/articles/details.ts";
import { listDuplicateArticles } from "#lib/reading/articles/duplicates.ts";
import { articleInput } from "#lib/reading/articles/input.ts";
import { insistOn } from "#lib/reading/articles/refusals.ts";
import { quickAddPublication } from "#lib/reading/publications/commands.ts";
import { newPublicationInput } from "#lib/reading/publications/input.ts";
import { NotFound, said, say } from "#lib/result.ts";
import { markAsReport, unmarkAsReport } from "#lib/scheduling/article-reports.ts";

/** With the articles that seem to be the same one, where that is why it was not saved; with what the page at its address said, where that was asked. */
export type ArticleState = FormState & {
  duplicates?: { id: string; title: string }[];
  details?: Details;
};

/** Looks at the page of the article for what the form asks. Saves nothing. */
export async function fetchDetailsAction(data: FormData): Promise<ArticleState> {
  const actor = await requireActor();
  const values = formValues(data);
  const over = await overLimit([["fetch-account", actor.accountId]]);
  if (over) return { ...over, values };
  try {
    const result = await fetchDetails(actor, values);
    if (result.ok) {
      return { ok: false, values: { ...values, ...result.value.values }, details: result.value };
    }
    setStatus(422);
    return { ok: false, ...said(result), values };
  } catch (error) {
    return { ...notTheirs(error), values };
  }
}

/** Without scripts the button "Fetch details" sends the whole form. */
const asksForDetails = (data: FormData) => formValues(data).step === "fetch";

const kept = keptActions("article", articleInput, articleCommands);
export const { remove, merge } = kept;

export async function create(previous: ArticleState, data: FormData): Promise<ArticleState> {
  if (asksForDetails(data)) return fetchDetailsAction(data);
  return withDuplicates(await kept.create(previous, data), data);
}

export async function update(
  id: string,
  previous: ArticleState,
  data: FormData,
): Promise<ArticleState> {
  if (asksForDetails(data)) return fetchDetailsAction(data);
  return withDuplicates(await kept.update(id, previous, data), data, id);
}

async function withDuplicates(
  state: FormState,
  data: FormData,
  ownId?: string,
): Promise<ArticleState> {
  if (state.mayInsist !== insistOn("duplicate")) return state;
  const parsed = articleInput.safeParse(formValues(data));
  if (!parsed.success) return state;
  const actor = await requireActor();
  return { ...state, duplicates: await listDuplicateArticles(actor, parsed.data, ownId) };
}

/** Adds a publication from an article's form. */
export async function addPublicationAction(
  groupId: string,
  name: string,
): Promise<{ ok: true; value: Choice } | { ok: false; formError: string }> {
  const actor = await requireActor();
  const parsed = newPublicationInput.safeParse({ groupId, name });
  if (!parsed.success) {
    return { ok: false, formError: parsed.error.issues[0]?.message ?? "Enter a name." };
  }
  try {
    const result = await quickAddPublication(actor, parsed.data);
    return result.ok ? result : { ok: false, formError: say(result) };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { ok: false, formError: "Choose the group first." };
  }
}

const aMeetingId = z.object({ meetingId: requiredId("Choose the meeting that it reports on.") });

/** Says of which meeting an article is the report. */
export const markAsReportAction = rowAction(
  aMeetingId,
  (actor, articleId, { meetingId }) => markAsReport(actor, { articleId, meetingId }),
  (_, articleId) => redirect(`/dashboard/articles/${articleId}?done=report`),
);

export const unmarkAsReportAction = rowAction(
  aMeetingId,
  (actor, articleId, { meetingId }) => unmarkAsReport(actor, { articleId, meetingId }),
  (_, articleId) => redirect(`/dashboard/articles/${articleId}?done=no-report`),
);
