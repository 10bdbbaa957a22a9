"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, Plus } from "lucide-react";
import type { Choice } from "#lib/forms/choices.ts";
import { isVisible } from "#lib/text/clean.ts";
import { fold, keyHas, searchKey } from "#lib/text/fold.ts";

/** The id of the item that adds what was typed. */
export const ADD = " add";
/** More than anybody scrolls through; typing a letter more finds the rest. */
const SHOWN = 100;

/** The choices with every typed word in their name or hint, then the item that adds what was typed. */
export function itemsFor(
  choices: readonly Choice[],
  typed: string,
  canAdd: boolean,
): readonly Choice[] {
  const key = fold(typed);
  const found = choices.filter(({ label, hint }) => keyHas(searchKey(label, hint), typed));
  const exact = choices.some((choice) => fold(choice.label) === key);
  const add = canAdd && isVisible(typed) && !exact;
  return [...found.slice(0, SHOWN), ...(add ? [{ id: ADD, label: typed.trim(), hint: "" }] : [])];
}

/** The list under the input. */
export function ChoiceList({ noun, typed }: { noun: string; typed: string }) {
  return (
    <Base.Portal>
      <Base.Positioner className="z-50 outline-none" sideOffset={4} collisionPadding={8}>
        <Base.Popup className="w-(--anchor-width) max-w-(--available-width) border-2 border-ink bg-paper text-ink">
          <Base.Empty>
            <p className="px-3 py-3 text-quiet empty:hidden">
              {typed ? `No ${noun} is called that.` : `There is no ${noun} yet.`}
            </p>
          </Base.Empty>
          <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain outline-none data-empty:hidden">
            {(choice: Choice) => <Item key={choice.id} choice={choice} noun={noun} />}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function Item({ choice, noun }: { choice: Choice; noun: string }) {
  const isNew = choice.id === ADD;
  return (
    <Base.Item
      value={choice}
      className={`target group grid cursor-pointer grid-cols-[1.25rem_1fr] items-center gap-2 px-3 py-1.5 outline-none select-none data-highlighted:bg-ink data-highlighted:text-paper ${isNew ? "border-t border-rule font-semibold first:border-t-0" : ""}`}
    >
      {isNew ? (
        <Plus aria-hidden="true" className="size-5" />
      ) : (
        <span className="flex">
          <Base.ItemIndicator>
            <Check aria-hidden="true" className="size-5" />
          </Base.ItemIndicator>
        </span>
      )}
      <span className="min-w-0 leading-snug">
        <span className="block break-words">
          {isNew ? `Add “${choice.label}” as a new ${noun}` : choice.label}
        </span>
        {choice.hint ? (
          <span className="block break-words text-sm text-quiet group-data-highlighted:text-paper">
            {choice.hint}
          </span>
        ) : null}
      </span>
    </Base.Item>
  );
}
