"use client";

import { Button } from "#app/_ui/button.tsx";
import { useHydrated } from "#app/_ui/forms/use-hydrated.ts";

/** Opens the browser's print dialog; without scripts its own menu does. */
export function PrintButton() {
  return useHydrated() ? (
    <Button variant="primary" onClick={() => window.print()}>
      Print
    </Button>
  ) : null;
}
