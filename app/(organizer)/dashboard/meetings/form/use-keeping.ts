"use client";

import { type RefObject, useState } from "react";
import { useAutosave } from "#app/_ui/forms/use-autosave.ts";
import { keepDraft } from "./side-actions.ts";

/**
 * Keeps a form as it is typed under a name. While an earlier draft of it is
 * offered nothing is kept, so that it is there until it is decided upon; a
 * draft that was kept since the page was opened is this form's own, no offer.
 */
export function useKeeping(
  form: RefObject<HTMLFormElement | null>,
  name: string,
  { offered, waiting, off }: { offered: boolean; waiting: boolean; off: boolean },
) {
  const [offeredAtFirst] = useState(offered);
  const paused = offeredAtFirst && waiting;
  const autosave = useAutosave({
    form,
    save: (data) => keepDraft(name, data),
    enabled: !off && !paused,
  });
  return { showsOffer: offeredAtFirst, paused, autosave };
}
