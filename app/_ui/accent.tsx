import type { CSSProperties } from "react";
import { accentTints } from "#lib/groups/colour.ts";

/** Attributes that give an element its group's accent, legible on both themes. */
export function accentProps(hex: string | null): { "data-accent": ""; style: CSSProperties } {
  const { light, dark } = accentTints(hex);
  return {
    "data-accent": "",
    style: { "--accent-light": light, "--accent-dark": dark } as CSSProperties,
  };
}
