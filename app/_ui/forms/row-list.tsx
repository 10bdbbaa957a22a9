"use client";

import { X } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "../button.tsx";
import { FieldGroup } from "../field.tsx";
import { aNoun } from "./noun.ts";
import { useHydrated } from "./use-hydrated.ts";

export type RowValues = Record<string, unknown>;

type Props = {
  /** The array's name in the form: "rooms". */
  name: string;
  legend: string;
  hint?: string;
  error?: string;
  /** "room" */
  noun: string;
  /** How many rows to show without scripts beyond those that are. */
  spare?: number;
  max: number;
  /** The inputs of a row; `path` is "rooms.0", `row` what they show at first. */
  children: (path: string, row: RowValues) => ReactNode;
  /** The rows at first. */
  rows: readonly RowValues[];
  /** Told when a row is gone: errors of rows are not where they were. */
  onRemove?: () => void;
};

/**
 * Rows of a form that can be added and removed. Without scripts some spare
 * rows stand ready; a row left empty is no row.
 */
export function RowList({ name, noun, max, spare = 3, children, onRemove, ...rest }: Props) {
  const { rows: given, ...group } = rest;
  const hydrated = useHydrated();
  const base = useId();
  const count = useRef(given.length);
  const [rows, setRows] = useState(() =>
    given.map((values, index) => ({ key: `${base}${index}`, values })),
  );
  const list = useRef<HTMLUListElement>(null);
  const spareRows = Array.from({ length: spare }, (_, n) => `${name}.${rows.length + n}`);

  function add() {
    const key = `${base}${count.current++}`;
    setRows((before) => [...before, { key, values: {} }]);
    requestAnimationFrame(() => {
      const inputs = list.current?.lastElementChild?.querySelectorAll("input");
      [...(inputs ?? [])].find((input) => input.type !== "hidden")?.focus();
    });
  }

  function remove(key: string) {
    setRows((before) => before.filter((row) => row.key !== key));
    onRemove?.();
    document.getElementById(`${name}-add`)?.focus();
  }

  return (
    <FieldGroup id={name} {...group}>
      {rows.length > 0 ? (
        <ul ref={list} className="mb-2 border-t border-rule">
          {rows.map((row, index) => (
            <li
              key={row.key}
              className="grid grid-cols-[1fr_auto] items-start gap-x-2 border-b border-rule py-3"
            >
              <div className="min-w-0">{children(`${name}.${index}`, row.values)}</div>
              <button
                type="button"
                hidden={!hydrated}
                onClick={() => remove(row.key)}
                className="target mt-7 cursor-pointer text-quiet hover:text-ink"
              >
                <span className="sr-only">
                  Remove {noun} {index + 1}
                </span>
                <X aria-hidden="true" className="mx-auto size-5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <noscript>
        <ul className="mb-2 border-t border-rule">
          {spareRows.map((path) => (
            <li key={path} className="border-b border-rule py-3">
              {children(path, {})}
            </li>
          ))}
        </ul>
      </noscript>
      {hydrated && rows.length < max ? (
        <div>
          <Button id={`${name}-add`} onClick={add}>
            {rows.length === 0 ? `Add ${aNoun(noun)}` : `Add another ${noun}`}
          </Button>
        </div>
      ) : null}
    </FieldGroup>
  );
}
