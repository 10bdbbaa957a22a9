"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";
import { InputField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";
import { uploadPicture } from "./side-actions.ts";
import { smaller } from "./smaller.ts";

/** A little below what the server takes, so that the form that carries it passes too. */
const LARGEST = 7_000_000;
const TAKEN = "image/jpeg,image/png,image/webp,image/avif,image/gif";

/** The picture of the meeting and its description. It is sent as soon as it is chosen; without scripts, with the form. */
export function Picture() {
  const { form, shown, hostId } = useMeetingForm();
  const hydrated = useHydrated();
  const [id, setId] = useState(shown.imageId);
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

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const file = input.files?.[0];
    if (!file) return;
    setProblem("");
    setBusy(true);
    const small = await smaller(file);
    if (small.size > LARGEST) {
      setBusy(false);
      setProblem("Picture: this file is too large. Choose one of 7 MB at most.");
      input.value = "";
      return;
    }
    const data = new FormData();
    data.set("groupId", hostId);
    data.set("image", small);
    try {
      const result = await uploadPicture(data);
      if (result.ok) {
        touched.current = true;
        setId(result.id);
      } else setProblem(result.error);
    } catch (error) {
      console.warn(error);
      setProblem("Picture: it could not be sent. Please try again.");
    } finally {
      // What was sent already need not go with the form.
      input.value = "";
      setBusy(false);
    }
  }

  const error = problem || form.errorOf("imageId");
  return (
    <>
      <input type="hidden" ref={hidden} name="imageId" value={id} />
      {id ? (
        <div className="flex flex-col items-start gap-3">
          <img
            src={`/images/${id}`}
            alt="Chosen for the meeting"
            className="max-h-64 max-w-full border border-rule object-contain"
          />
          <Button
            type="submit"
            name="step"
            value="picture.remove"
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
            : "JPEG, PNG, WebP, AVIF or GIF, 7 MB at most. Where and when it was taken is removed from it."
        }
        error={error}
        aria-busy={busy || undefined}
        onChange={hydrated ? (event) => void send(event) : undefined}
        className="file:mr-3 file:cursor-pointer file:border file:border-edge file:bg-wash file:px-3 file:py-1 file:text-ink"
      />
      <InputField
        {...form.field("imageAlt")}
        label="What the picture shows"
        hint="For those who cannot see it."
        autoComplete="off"
      />
    </>
  );
}
