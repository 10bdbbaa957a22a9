"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronDown, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Choice } from "#lib/forms/choices.ts";
import { isVisible } from "#lib/text/clean.ts";
import { Field } from "../field.tsx";
import { ADD, ChoiceList, itemsFor } from "./choice-list.tsx";
import type { PickerProps } from "./combobox.tsx";
import { LooseText } from "./loose-text.tsx";
import { useChoices } from "./use-choices.ts";
import { useEarlyChoice } from "./use-early-choice.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useLeft } from "./use-left.ts";

type Props = PickerProps & {
  /** The ids of the rows chosen at first, in order. */
  defaultValue?: readonly string[];
  /** Told of the ids chosen, in order. */
  onChange?: (ids: string[]) => void;
};

/**
 * Several choices of many, in the order they were chosen: type to search, add
 * what is not there. Each goes with the form as a hidden input `name[]`.
 * Without scripts it is a native select of several.
 */
export function MultiCombobox({ id, name, noun, label, hint, error, required, ...rest }: Props) {
  const hydrated = useHydrated();
  const { choices, make, adding, problem } = useChoices(rest.choices, rest.add);
  const [ids, setIds] = useState<readonly string[]>(rest.defaultValue ?? []);
  const [typed, setTyped] = useState("");
  const native = useRef<HTMLSelectElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const touched = useRef(false);
  const { left, enter, leave } = useLeft();
  const key = id ?? name;
  const chosen = ids.flatMap((each) => choices.find((choice) => choice.id === each) ?? []);

  function choose(next: readonly string[]) {
    touched.current = true;
    setIds(next);
    setTyped("");
    rest.onChange?.([...next]);
  }

  useEarlyChoice(native, ids, choose);

  async function pick(next: readonly Choice[]) {
    const adds = next.find((choice) => choice.id === ADD);
    if (!adds) return choose(next.map((choice) => choice.id));
    const made = await make(adds.label);
    if (made) choose([...ids, made.id]);
    else setTyped(adds.label);
  }

  // Whoever watches the form (drafts, unsaved changes) hears of hidden inputs only this way.
  useEffect(() => {
    if (touched.current) list.current?.dispatchEvent(new Event("change", { bubbles: true }));
  }, [ids]);

  return (
    <Field
      id={key}
      className={rest.className}
      {...{ label, hint, required, error: problem || error }}
    >
      {(control) =>
        hydrated ? (
          <>
            <Base.Root<Choice, true>
              multiple
              items={choices}
              filteredItems={itemsFor(choices, typed, rest.add !== undefined)}
              value={chosen}
              onValueChange={(next) => void pick(next)}
              inputValue={typed}
              onInputValueChange={(text, { reason }) => {
                // Base UI empties an input that is left; what was typed is kept here.
                if (reason === "input-change") setTyped(text);
              }}
              itemToStringLabel={(choice) => choice.label}
              isItemEqualToValue={(a, b) => a.id === b.id}
              autoHighlight
            >
              <Base.InputGroup
                className="relative"
                onFocus={enter}
                onBlur={(event) => {
                  if (!event.currentTarget.contains(event.relatedTarget)) leave();
                }}
              >
                <Base.Input
                  {...control}
                  placeholder={adding ? "Adding…" : (rest.placeholder ?? "Type to search")}
                  aria-busy={adding || undefined}
                  autoComplete="off"
                  className="control pr-12"
                />
                <Base.Trigger
                  aria-label={`Show every ${noun}`}
                  className="target absolute inset-y-0 right-0 flex cursor-pointer items-center justify-center"
                >
                  <ChevronDown aria-hidden="true" className="size-5" />
                </Base.Trigger>
              </Base.InputGroup>
              <ChoiceList noun={noun} typed={typed} />
            </Base.Root>
            {left && isVisible(typed) ? (
              <LooseText
                noun={noun}
                text={typed}
                adding={adding}
                add={
                  rest.add &&
                  (() => void pick([...chosen, { id: ADD, label: typed.trim(), hint: "" }]))
                }
              />
            ) : null}
            <ul ref={list} aria-label={`Chosen: ${chosen.length}`} className="flex flex-col">
              {chosen.map((choice) => (
                <li
                  key={choice.id}
                  className="flex items-center justify-between gap-2 border-b border-rule"
                >
                  <span className="min-w-0 py-1 break-words">{choice.label}</span>
                  <button
                    type="button"
                    onClick={() => choose(ids.filter((each) => each !== choice.id))}
                    className="target flex shrink-0 cursor-pointer items-center justify-center text-quiet hover:text-ink"
                  >
                    <span className="sr-only">Remove {choice.label}</span>
                    <X aria-hidden="true" className="size-5" />
                  </button>
                  <input type="hidden" name={`${name}[]`} value={choice.id} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <select
            {...control}
            ref={native}
            multiple
            size={Math.min(Math.max(choices.length, 2), 6)}
            name={`${name}[]`}
            defaultValue={[...ids]}
            className="control"
            onChange={(event) =>
              choose([...event.target.selectedOptions].map((option) => option.value))
            }
          >
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.hint ? `${choice.label} (${choice.hint})` : choice.label}
              </option>
            ))}
          </select>
        )
      }
    </Field>
  );
}
