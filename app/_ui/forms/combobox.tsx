"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronDown, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Choice } from "#lib/forms/choices.ts";
import { isVisible } from "#lib/text/clean.ts";
import { fold } from "#lib/text/fold.ts";
import { Field, type FieldText } from "../field.tsx";
import { ADD, ChoiceList, itemsFor } from "./choice-list.tsx";
import { LooseText } from "./loose-text.tsx";
import { aNoun } from "./noun.ts";
import { type AddChoice, useChoices } from "./use-choices.ts";
import { useEarlyChoice } from "./use-early-choice.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useLeft } from "./use-left.ts";

export type PickerProps = FieldText & {
  id?: string;
  name: string;
  /** What is chosen, in lower case for sentences: "venue". */
  noun: string;
  choices: readonly Choice[];
  /** Lets what was typed be added in place; leave out where nothing can be added. */
  add?: AddChoice;
  placeholder?: string;
  className?: string;
};

type Props = PickerProps & {
  /** The id of the row chosen at first. */
  defaultValue?: string | null;
  /** Told of the id chosen, "" for none. */
  onChange?: (id: string) => void;
};

/**
 * One choice of many: type to search, add what is not there. Its value goes
 * with the form as a hidden input of that name. Without scripts it is a
 * native select.
 */
export function Combobox({ id, name, noun, label, hint, error, required, ...rest }: Props) {
  const hydrated = useHydrated();
  const { choices, make, adding, problem } = useChoices(rest.choices, rest.add);
  const [chosenId, setChosenId] = useState(rest.defaultValue ?? "");
  const chosen = choices.find((choice) => choice.id === chosenId) ?? null;
  const [typed, setTyped] = useState(chosen?.label ?? "");
  const native = useRef<HTMLSelectElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const touched = useRef(false);
  const { left, enter, leave } = useLeft();
  const key = id ?? name;

  function choose(choice: Choice | null) {
    touched.current = true;
    setChosenId(choice?.id ?? "");
    setTyped(choice?.label ?? "");
    rest.onChange?.(choice?.id ?? "");
  }

  useEarlyChoice(native, chosenId ? [chosenId] : [], ([early]) =>
    choose(choices.find((choice) => choice.id === early) ?? null),
  );

  async function pick(choice: Choice | null) {
    if (choice?.id !== ADD) return choose(choice);
    const made = await make(choice.label);
    if (made) choose(made);
    else setTyped(choice.label);
  }

  /** Leaving the input takes a name typed in full for the choice; anything else is kept, and chosen is nothing. */
  function settle() {
    leave();
    if (typed === (chosen?.label ?? "")) return;
    const match = choices.find((choice) => fold(choice.label) === fold(typed));
    if (match) return choose(match);
    if (!isVisible(typed)) return choose(null);
    if (!chosen) return;
    touched.current = true;
    setChosenId("");
    rest.onChange?.("");
  }

  // Whoever watches the form (drafts, unsaved changes) hears of a hidden input only this way.
  useEffect(() => {
    if (touched.current) hidden.current?.dispatchEvent(new Event("change", { bubbles: true }));
  }, [chosenId]);

  const asSearch = chosen?.label === typed ? "" : typed;
  return (
    <Field
      id={key}
      className={rest.className}
      {...{ label, hint, required, error: problem || error }}
    >
      {(control) =>
        hydrated ? (
          <>
            <Base.Root<Choice>
              items={choices}
              filteredItems={itemsFor(choices, asSearch, rest.add !== undefined)}
              value={chosen}
              onValueChange={(choice) => void pick(choice)}
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
                  if (!event.currentTarget.contains(event.relatedTarget)) settle();
                }}
              >
                <Base.Input
                  {...control}
                  placeholder={adding ? "Adding…" : (rest.placeholder ?? "Type to search")}
                  aria-busy={adding || undefined}
                  autoComplete="off"
                  className="control pr-22"
                />
                <div className="absolute inset-y-0 right-0 flex">
                  {chosen ? (
                    <Base.Clear
                      aria-label={`Clear the ${noun}`}
                      className="target flex cursor-pointer items-center justify-center text-quiet hover:text-ink"
                    >
                      <X aria-hidden="true" className="size-5" />
                    </Base.Clear>
                  ) : null}
                  <Base.Trigger
                    aria-label={`Show every ${noun}`}
                    className="target flex cursor-pointer items-center justify-center"
                  >
                    <ChevronDown aria-hidden="true" className="size-5" />
                  </Base.Trigger>
                </div>
              </Base.InputGroup>
              <ChoiceList noun={noun} typed={asSearch} />
            </Base.Root>
            {left && !chosen && typed ? (
              <LooseText
                noun={noun}
                text={typed}
                adding={adding}
                add={rest.add && (() => void pick({ id: ADD, label: typed.trim(), hint: "" }))}
              />
            ) : null}
            <input type="hidden" ref={hidden} name={name} value={chosenId} />
          </>
        ) : (
          <select
            {...control}
            ref={native}
            name={name}
            defaultValue={chosenId}
            className="control"
            onChange={(event) => choose(choices.find((c) => c.id === event.target.value) ?? null)}
          >
            <option value="">{required ? `Choose ${aNoun(noun)}` : `No ${noun}`}</option>
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
