"use server";

import { requireActor } from "#app/_server/session.ts";
import { TEXT_MAX } from "#lib/forms/fields.ts";
import { renderMarkdown } from "#lib/text/markdown.ts";
import { REPORT_MAX, renderReport } from "#lib/text/report.ts";

/** What Markdown will look like, as sanitised HTML; a report, with its figures. */
export async function previewMarkdown(source: string, figures = false): Promise<string> {
  await requireActor();
  if (figures) return renderReport(String(source).slice(0, REPORT_MAX));
  return renderMarkdown(String(source).slice(0, TEXT_MAX));
}
