"use client";

import { type MouseEvent, type RefObject, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import type { FieldErrors } from "#lib/result.ts";
import { addFigure } from "./figure-action.ts";

/** A little below what the server takes, so that the form that carries it passes too. */
const LARGEST = 7_000_000;

type Props = {
  form: RefObject<HTMLFormElement | null>;
  groupId: string;
  /** What was wrong with it when the whole form was sent. */
  errors: FieldErrors;
  /** What was typed when the form was last refused. */
  typed: (name: string) => string;
  /** Puts the figure into the report. */
  onAdded: (text: string) => void;
};

const NAMES = ["image", "figureAlt", "figureCaption"];

/** A picture for the report. It is sent by itself; without scripts, with the form. */
export function FigureAdder({ form, groupId, errors, typed, onAdded }: Props) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<FieldErrors | null>(null);
  const [done, setDone] = useState(false);
  const error = (name: string) => (said ?? errors)[name];

  async function send(element: HTMLFormElement) {
    const all = new FormData(element);
    const data = new FormData();
    for (const name of ["groupId", ...NAMES]) data.set(name, all.get(name) ?? "");
    const file = data.get("image");
    setDone(false);
    if (file instanceof File && file.size > LARGEST) {
      setSaid({ image: "Picture: this file is too large. Choose one of 7 MB at most." });
      return;
    }
    setBusy(true);
    try {
      const result = await addFigure(data);
      setSaid(result.ok ? {} : result.fieldErrors);
      if (!result.ok) return;
      onAdded(result.text);
      for (const name of NAMES) {
        const input = element.elements.namedItem(name);
        if (input instanceof HTMLInputElement) input.value = "";
      }
      setDone(true);
    } catch (problem) {
      console.warn(problem);
      setSaid({ image: "Picture: it could not be sent. Please try again." });
    } finally {
      setBusy(false);
    }
  }

  function press(event: MouseEvent) {
    event.preventDefault();
    if (!busy && form.current) void send(form.current);
  }

  return (
    <details
      className="border-l-2 border-rule pl-4"
      open={Object.keys(errors).length > 0 || undefined}
    >
      <summary className="target flex cursor-pointer items-center font-semibold underline">
        Add a picture to the report
      </summary>
      <fieldset className="flex flex-col gap-4 py-2">
        <legend className="sr-only">A picture for the report</legend>
        <input type="hidden" name="groupId" value={groupId} />
        <InputField
          type="file"
          name="image"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          label="Picture"
          hint="JPEG, PNG, WebP, AVIF or GIF, 7 MB at most. Where and when it was taken is removed from it."
          error={error("image")}
          className="file:mr-3 file:cursor-pointer file:border file:border-edge file:bg-wash file:px-3 file:py-1 file:text-ink"
        />
        <InputField
          name="figureAlt"
          label="What it shows"
          hint="For those who cannot see it."
          error={error("figureAlt")}
          defaultValue={typed("figureAlt")}
          autoComplete="off"
        />
        <InputField
          name="figureCaption"
          label="Caption"
          hint="Set below the picture. May be left empty."
          error={error("figureCaption")}
          defaultValue={typed("figureCaption")}
          autoComplete="off"
        />
        <Button
          type="submit"
          name="step"
          value="figure"
          formNoValidate
          className="self-start"
          aria-disabled={busy || undefined}
          onClick={press}
        >
          {busy ? "Sending the picture…" : "Put it in the report"}
        </Button>
        <p role="status" className="text-good empty:hidden">
          {done ? "It is in the report. Save the record to keep it." : ""}
        </p>
      </fieldset>
    </details>
  );
}
