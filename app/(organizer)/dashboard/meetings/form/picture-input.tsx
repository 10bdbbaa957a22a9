"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { waitFor } from "#app/_ui/forms/under-way.ts";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import type { PictureRoom } from "#lib/images/room.ts";
import { roomInWords } from "#lib/images/room-words.ts";
import { uploadPicture } from "./side-actions.ts";
import { smaller } from "./smaller.ts";

/** A little below what the server takes, so that the form that carries it passes too. */
const LARGEST = 7_000_000;
const TAKEN = "image/jpeg,image/png,image/webp,image/avif,image/gif";

/** What goes with the form where it could not be sent before. */
function putIn(input: HTMLInputElement, file: File): void {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
}

type Props = {
  /** The field that holds the picture's id. */
  name: string;
  /** The id at first; "" for none. */
  id: string;
  /** Whose picture it is, and what they may still send. */
  groupId: string;
  room: PictureRoom;
  /** What was wrong with it when the form was last sent. */
  error?: string;
  /** What the chosen picture is for, to those who cannot see it. */
  alt: string;
  /** What the form sends as `step` to have it removed, without scripts. */
  removeStep: string;
};

/**
 * A picture, sent as soon as it is chosen; the form then holds its id, so that
 * no refusal, no draft and no other press loses it. Without scripts, and where
 * it could not be sent, it goes with the form.
 */
export function PictureInput({ name, id: first, groupId, room, error, alt, removeStep }: Props) {
  const hydrated = useHydrated();
  const [id, setId] = useState(first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const hidden = useRef<HTMLInputElement>(null);
  const touched = useRef(false);

  // Whoever watches the form (drafts, unsaved changes) hears of a hidden input only this way.
  useEffect(() => {
    if (id !== undefined && touched.current) {
      hidden.current?.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, [id]);

  function choose({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const file = input.files?.[0];
    if (!file) return;
    // Pressed meanwhile, the form would carry the file as the camera made it.
    waitFor(input, send(input, file));
  }

  /** Whether the picture has arrived. */
  async function send(input: HTMLInputElement, file: File): Promise<boolean> {
    setProblem("");
    setBusy(true);
    try {
      const small = await smaller(file);
      if (small.size > LARGEST) {
        setProblem("Picture: this file is too large. Choose one of 7 MB at most.");
        input.value = "";
        return false;
      }
      putIn(input, small);
      const data = new FormData();
      data.set("groupId", groupId);
      data.set("image", small);
      const result = await uploadPicture(data);
      if (!result.ok) {
        setProblem(result.error);
        return false;
      }
      touched.current = true;
      setId(result.id);
      // What was sent already need not go with the form.
      input.value = "";
      return true;
    } catch (failed) {
      console.warn(failed);
      setProblem("Picture: it could not be sent. It is sent again with the form.");
      return false;
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <input type="hidden" ref={hidden} name={name} value={id} />
      {id ? (
        <div className="flex flex-col items-start gap-3">
          <img
            src={`/images/${id}`}
            alt={alt}
            className="max-h-64 max-w-full border border-rule object-contain"
          />
          <Button
            type="submit"
            name="step"
            value={removeStep}
            formNoValidate
            onClick={(event) => {
              event.preventDefault();
              touched.current = true;
              setId("");
            }}
          >
            Remove the picture
          </Button>
        </div>
      ) : null}
      <InputField
        type="file"
        name="image"
        accept={TAKEN}
        label={id ? "Choose another picture" : "Choose a picture"}
        hint={
          busy
            ? "Sending the picture…"
            : `JPEG, PNG, WebP, AVIF or GIF, 7 MB at most. Where and when it was taken is removed from it. ${roomInWords(room)}`
        }
        error={problem || error}
        aria-busy={busy || undefined}
        onChange={hydrated ? choose : undefined}
        className="file:mr-3 file:cursor-pointer file:border file:border-edge file:bg-wash file:px-3 file:py-1 file:text-ink"
      />
    </>
  );
}
