"use client";

import { type MouseEvent, type RefObject, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import type { PictureRoom } from "#lib/images/room.ts";
import type { FieldErrors } from "#lib/result.ts";
import { PictureInput } from "../form/picture-input.tsx";
import { addFigure } from "./figure-action.ts";

type Props = {
  form: RefObject<HTMLFormElement | null>;
  groupId: string;
  /** What the group may still send of pictures. */
  room: PictureRoom;
  /** What was wrong with it when the whole form was sent. */
  errors: FieldErrors;
  /** What was typed when the form was last refused, or kept as a draft. */
  typed: (name: string) => string;
  /** Puts the figure into the report. */
  onAdded: (text: string) => void;
};

const NAMES = ["image", "figureId", "figureAlt", "figureCaption"];

/** A picture for the report. What is not put in when the record is saved stands at the report's end. */
export function FigureAdder({ form, groupId, room, errors, typed, onAdded }: Props) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<FieldErrors | null>(null);
  const [added, setAdded] = useState(0);
  const error = (name: string) => (said ?? errors)[name];

  async function send(element: HTMLFormElement) {
    const all = new FormData(element);
    const data = new FormData();
    for (const name of ["groupId", ...NAMES]) data.set(name, all.get(name) ?? "");
    setBusy(true);
    try {
      const result = await addFigure(data);
      setSaid(result.ok ? {} : result.fieldErrors);
      if (!result.ok) return;
      for (const name of ["figureAlt", "figureCaption"]) {
        const input = element.elements.namedItem(name);
        if (input instanceof HTMLInputElement) input.value = "";
      }
      setAdded((n) => n + 1);
      onAdded(result.text);
    } catch (problem) {
      console.warn(problem);
      setSaid({ figureId: "Picture: it could not be sent. Please try again." });
    } finally {
      setBusy(false);
    }
  }

  function press(event: MouseEvent) {
    event.preventDefault();
    if (!busy && form.current) void send(form.current);
  }

  const kept = added > 0 ? "" : typed("figureId");
  return (
    <details
      className="border-l-2 border-rule pl-4"
      open={Object.keys(errors).length > 0 || kept !== "" || undefined}
    >
      <summary className="target flex cursor-pointer items-center font-semibold underline">
        Add a picture to the report
      </summary>
      <fieldset className="flex flex-col gap-4 py-2">
        <legend className="sr-only">A picture for the report</legend>
        <input type="hidden" name="groupId" value={groupId} />
        <PictureInput
          key={added}
          name="figureId"
          id={kept}
          groupId={groupId}
          room={room}
          error={error("figureId")}
          alt="Chosen for the report"
          removeStep="figure.remove"
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
          {busy ? "One moment…" : "Put it in the report"}
        </Button>
        <p role="status" className="text-good empty:hidden">
          {added > 0 ? "It is in the report. Save the record to keep it." : ""}
        </p>
      </fieldset>
    </details>
  );
}
