"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first render, true from then on: what is shown while false works without scripts. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
