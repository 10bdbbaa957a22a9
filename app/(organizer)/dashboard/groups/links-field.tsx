"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { InputField, SelectField } from "#app/_ui/inputs.tsx";
import { LINKS_MAX } from "#lib/groups/input.ts";
import { LINK_KINDS, LINK_WORDS } from "#lib/groups/link-kinds.ts";

type Props = {
  links: { kind?: string; label?: string; url?: string }[];
  errors: Record<string, string | undefined>;
};

/** Links for the footer and the group's pages, as rows. Without scripts there are always two empty rows to fill in. */
export function LinksField({ links, errors }: Props) {
  const [rows, setRows] = useState(Math.min(links.length + 2, LINKS_MAX));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-semibold">Links</legend>
      <p className="text-sm text-quiet">
        Sister sites and channels, for the foot of the group’s pages. Empty a row to take its link
        away.
      </p>
      {Array.from({ length: rows }, (_, row) => {
        const [kind, label, url] = [
          `links.${row}.kind`,
          `links.${row}.label`,
          `links.${row}.url`,
        ] as const;
        return (
          <div key={url} className="grid gap-3 sm:grid-cols-[8rem_1fr_2fr]">
            <SelectField
              name={kind}
              label={`Kind of link ${row + 1}`}
              defaultValue={links[row]?.kind ?? ""}
              error={errors[kind]}
            >
              <option value="">Not said</option>
              {LINK_KINDS.map((value) => (
                <option key={value} value={value}>
                  {LINK_WORDS[value]}
                </option>
              ))}
            </SelectField>
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
