"use client";

import { type ComponentProps, useRef, useState } from "react";
import { Field, type FieldText } from "../field.tsx";
import { Textarea } from "../textarea.tsx";
import { previewMarkdown } from "./preview-action.ts";
import { useHydrated } from "./use-hydrated.ts";

type Props = Omit<ComponentProps<"textarea">, "id" | "required"> &
  FieldText & {
    id?: string;
    /** Whether pictures sent here can stand in it. */
    figures?: boolean;
  };

const TAB =
  "target cursor-pointer px-3 text-[0.9375rem] aria-pressed:font-semibold aria-pressed:underline decoration-2 underline-offset-8";

/**
 * Several lines of Markdown, with a preview of what readers will see. The
 * textarea stays in the form while the preview is shown; without scripts it
 * is all there is.
 */
export function MarkdownEditor({ label, hint, error, required, id, ref, figures, ...rest }: Props) {
  const key = id ?? rest.name ?? "";
  const hydrated = useHydrated();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [height, setHeight] = useState(0);

  async function show() {
    setHeight(area.current?.offsetHeight ?? 0);
    setFailed(false);
    setPreview("");
    try {
      const source = area.current?.value ?? "";
      const html = await previewMarkdown(source, figures);
      setPreview(html || "<p>There is nothing to preview yet.</p>");
    } catch (problem) {
      console.warn(problem);
      setFailed(true);
      setPreview(null);
    }
  }

  const said = hint ?? "Markdown: a blank line begins a paragraph, **bold**, [link](https://…).";
  return (
    <Field
      id={key}
      {...{ label, required, hint: said }}
      error={failed ? "The preview did not come. Please try again." : error}
    >
      {(control) => (
        <>
          {hydrated ? (
            <div className="flex">
              <button
                type="button"
                aria-pressed={preview === null}
                className={`${TAB} pl-0`}
                onClick={() => setPreview(null)}
              >
                Write
              </button>
              <button
                type="button"
                aria-pressed={preview !== null}
                className={TAB}
                onClick={() => void show()}
              >
                Preview
              </button>
            </div>
          ) : null}
          <Textarea
            rows={10}
            {...rest}
            {...control}
            ref={(element) => {
              area.current = element;
              if (typeof ref === "function") ref(element);
              else if (ref) ref.current = element;
            }}
            hidden={preview !== null}
            className={`control font-serif ${preview === null ? "" : "hidden"}`}
          />
          {preview === null ? null : (
            <section
              aria-label="Preview"
              aria-live="polite"
              aria-busy={preview === ""}
              style={{ minHeight: height }}
              className="border border-rule px-3 py-2"
            >
              <div className="prose measure" dangerouslySetInnerHTML={{ __html: preview }} />
            </section>
          )}
        </>
      )}
    </Field>
  );
}
