"use server";

import { formValues } from "#lib/forms/form-values.ts";
import type { FieldErrors } from "#lib/result.ts";
import { figureInput } from "#lib/scheduling/input.ts";
import { figureText } from "#lib/text/report.ts";
import { takePicture } from "../form/prepare.ts";

type Added = { ok: true; text: string } | { ok: false; fieldErrors: FieldErrors };

/**
 * Keeps a picture for a report and returns how it stands in the text; what it
 * shows must be said. Of a picture that came with the form, its data then holds the id.
 */
export async function addFigure(data: FormData): Promise<Added> {
  if (!(data instanceof FormData)) return { ok: false, fieldErrors: {} };
  const untaken = await takePicture(data, "figureId");
  const parsed = figureInput.safeParse(formValues(data));
  if (parsed.success && !untaken) {
    const { figureId: id, figureAlt: alt, figureCaption: caption } = parsed.data;
    return { ok: true, text: figureText({ id, alt, caption }) };
  }
  const issues = parsed.success ? [] : parsed.error.issues;
  return {
    ok: false,
    fieldErrors: {
      ...Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message])),
      ...(untaken ? { figureId: untaken } : {}),
    },
  };
}
