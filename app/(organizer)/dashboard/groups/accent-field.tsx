"use client";

import { type ComponentProps, useState } from "react";
import { InputField } from "#app/_ui/inputs.tsx";
import { AA, accentTints, contrast, PAPER } from "#lib/groups/colour.ts";

const HEX = /^#?[0-9a-f]{6}$/i;

type Props = Omit<ComponentProps<typeof InputField>, "label"> & {
  defaultValue: string;
  /** Puts a colour from the browser's picker into the field. */
  onPick: (colour: string) => void;
};

/**
 * The group's colour, with what becomes of it on either paper: where it would
 * be hard to read it is darkened or lightened until its contrast is AA.
 */
export function AccentField({ defaultValue, onChange, onPick, ...rest }: Props) {
  const [value, setValue] = useState(defaultValue);
  const colour = HEX.test(value) ? `#${value.replace("#", "").toLowerCase()}` : null;
  const tints = accentTints(colour);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-3">
        <InputField
          {...rest}
          label="Accent colour"
          hint="Six digits such as #8a1c2b, or empty for ink."
          defaultValue={defaultValue}
          autoCapitalize="none"
          className="max-w-40"
          onChange={(event) => {
            setValue(event.target.value);
            onChange?.(event);
          }}
        />
        <input
          type="color"
          aria-label="Pick the accent colour"
          value={colour ?? "#17150f"}
          className="target h-11 w-14 cursor-pointer border border-edge bg-paper p-1 [@media(scripting:none)]:hidden"
          onChange={(event) => {
            setValue(event.target.value);
            onPick(event.target.value);
          }}
        />
      </div>
      <ul aria-live="polite" className="flex flex-wrap gap-3 text-sm">
        {(["light", "dark"] as const).map((theme) => (
          <li
            key={theme}
            className="border border-edge px-3 py-2"
            style={{ background: PAPER[theme], color: tints[theme] }}
          >
            <span className="font-semibold">{theme === "light" ? "On light" : "On dark"}</span>{" "}
            {tints[theme]}, contrast {contrast(tints[theme], PAPER[theme]).toFixed(1)}
            {colour && contrast(colour, PAPER[theme]) < AA
              ? theme === "light"
                ? " (darkened to be legible)"
                : " (lightened to be legible)"
              : ""}
          </li>
        ))}
      </ul>
    </div>
  );
}
