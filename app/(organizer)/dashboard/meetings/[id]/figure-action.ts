"use server";

import { formValues } from "#lib/forms/form-values.ts";
import type { FieldErrors } from "#lib/result.ts";
import { figureInput } from "#lib/scheduling/input.ts";
import { figureText } from "#lib/text/report.ts";
import { storePicture } from "../form/prepare.ts";

/** Keeps a picture for a report and returns how it stands in the text; what it shows must be said. */
export async function addFigure(
  data: FormData,
): Promise<{ ok: true; text: string } | { ok: false; fieldErrors: FieldErrors }> {
  const file = data instanceof FormData ? data.get("image") : null;
  const parsed = figureInput.safeParse(data instanceof FormData ? formValues(data) : {});
  const missing = !(file instanceof File) || file.size === 0;
  if (missing || !parsed.success) {
    const issues = parsed.success ? [] : parsed.error.issues;
    return {
      ok: false,
      fieldErrors: {
        ...(missing ? { image: "Picture: choose a file." } : {}),
        ...Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message])),
      },
    };
  }
  const stored = await storePicture(data, file);
  if (!stored.ok) return { ok: false, fieldErrors: { image: stored.error } };
  const { figureAlt: alt, figureCaption: caption } = parsed.data;
  return { ok: true, text: figureText({ id: stored.value.id, alt, caption }) };
}
