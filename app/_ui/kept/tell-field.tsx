"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ToTell } from "#lib/changes/watch.ts";
import { toldInWords } from "#lib/changes/words.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import { useHydrated } from "../forms/use-hydrated.ts";
import { CheckboxField } from "../inputs.tsx";

/** The fields of a row whose change is told unless it is not wanted, and what they are called. */
const WEIGHTY: Partial<Record<KeptKind, { fields: RegExp; called: string }>> = {
  venue: {
    fields: /^(name|address|locality|postcode|rooms\.\d+\.name)$/,
    called: "the name, the address or a room’s name",
  },
  speaker: { fields: /^name$/, called: "the name" },
};

const MAIL = "Each gets one mail for each meeting, with an updated entry for the calendar";
const ELSE = "Otherwise only calendars that follow a feed of ours learn of it.";

type Props = {
  kind: KeptKind;
  toTell: ToTell;
  formRef: RefObject<HTMLFormElement | null>;
  /** The row as it is now. */
  row: object;
  /** What was sent, where it was refused. */
  sent: Record<string, unknown> | undefined;
};

/**
 * Whether those who are coming are told: one tick, which follows what is typed
 * until it is set by hand. Without scripts it is on, and the server sees
 * whether anything that weighs has changed.
 */
export function TellField({ kind, toTell, formRef, row, sent }: Props) {
  const weighty = WEIGHTY[kind];
  const hydrated = useHydrated();
  const [chosen, choose] = useState(sent ? chosenIn(sent.tell) : null);
  const [weighs, setWeighs] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // What was ticked before the scripts came was set by hand, too.
  useLayoutEffect(() => {
    const early = box.current;
    if (early && early.checked !== early.defaultChecked) choose(early.checked);
  }, []);
  useEffect(() => {
    const form = formRef.current;
    if (!form || !weighty) return;
    const look = () => setWeighs(differs(new FormData(form), row, weighty.fields));
    look();
    form.addEventListener("input", look);
    return () => form.removeEventListener("input", look);
  }, [formRef, row, weighty]);
  if (toTell.people === 0) return null;
  return (
    <div className="border-t border-rule pt-4">
      <p className="font-semibold">{toldInWords(toTell)}</p>
      <CheckboxField
        ref={box}
        name="tell"
        value={weighty && chosen === null ? "weighty" : "any"}
        checked={chosen ?? (hydrated ? weighs : weighty !== undefined)}
        onChange={(event) => choose(event.target.checked)}
        label="Tell them"
        hint={weighty ? `${MAIL}, where ${weighty.called} changes. ${ELSE}` : `${MAIL}. ${ELSE}`}
      />
    </div>
  );
}

/** What a form that was sent says of the tick; null where it followed what was typed. */
function chosenIn(sent: unknown): boolean | null {
  return sent === "weighty" ? null : sent === "any";
}

/** Whether a field that weighs is typed otherwise than it is in the row. */
function differs(data: FormData, row: object, fields: RegExp): boolean {
  return [...data].some(
    ([name, typed]) => fields.test(name) && String(typed).trim() !== valueAt(row, name),
  );
}

function valueAt(row: object, path: string): string {
  let value: unknown = row;
  for (const key of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[key];
  return String(value ?? "");
}
