"use server";

import { requireActor } from "#app/_server/session.ts";
import { TEXT_MAX } from "#lib/fields.ts";
import { renderMarkdown } from "#lib/markdown.ts";

/** What Markdown will look like, as sanitised HTML. */
export async function previewMarkdown(source: string): Promise<string> {
  await requireActor();
  return renderMarkdown(String(source).slice(0, TEXT_MAX));
}
