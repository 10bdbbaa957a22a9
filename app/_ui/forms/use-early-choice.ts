"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Takes over what was chosen in a native select before the scripts came that
 * put something else in its place. `choose` is called with the options' values
 * where they are not `ids`.
 */
export function useEarlyChoice(
  select: RefObject<HTMLSelectElement | null>,
  ids: readonly string[],
  choose: (ids: string[]) => void,
): void {
  const first = useRef({ ids, choose });
  useLayoutEffect(() => {
    if (!select.current) return;
    const early = [...select.current.selectedOptions].map(({ value }) => value).filter(Boolean);
    const { ids, choose } = first.current;
    const isAsMade = early.length === ids.length && early.every((id) => ids.includes(id));
    if (!isAsMade) choose(early);
  }, [select]);
}
