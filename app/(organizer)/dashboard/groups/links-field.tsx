"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { InputField } from "#app/_ui/inputs.tsx";
import { LINKS_MAX } from "#lib/groups/input.ts";

type Props = {
  links: { label?: string; url?: string }[];
  errors: Record<string, string | undefined>;
};

/** Links for the group's page, as rows. Without scripts there are always two empty rows to fill in. */
export function LinksField({ links, errors }: Props) {
  const [rows, setRows] = useState(Math.min(links.length + 2, LINKS_MAX));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-semibold">Links</legend>
      <p className="text-sm text-quiet">
        Sister sites and channels. Empty a row to take its link away.
      </p>
      {Array.from({ length: rows }, (_, row) => {
        const [label, url] = [`links.${row}.label`, `links.${row}.url`];
        return (
          <div key={url} className="grid gap-3 sm:grid-cols-[1fr_2fr]">
            <InputField
              name={label}
              label={`Text of link ${row + 1}`}
              defaultValue={links[row]?.label}
              error={errors[label]}
            />
            <InputField
              name={url}
              label={`Address of link ${row + 1}`}
              type="url"
              defaultValue={links[row]?.url}
              error={errors[url]}
            />
          </div>
        );
      })}
      {rows < LINKS_MAX ? (
        <Button
          className="self-start [@media(scripting:none)]:hidden"
          onClick={() => setRows(rows + 1)}
        >
          Another link
        </Button>
      ) : null}
    </fieldset>
  );
}
