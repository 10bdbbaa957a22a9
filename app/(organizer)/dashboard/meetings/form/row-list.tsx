"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useToast } from "#app/_ui/toast.tsx";
import { formValues } from "#lib/forms/form-values.ts";
import { type MeetingValues, valuesOf } from "#lib/scheduling/values.ts";
import { useMeetingForm } from "./form-context.tsx";
import { RowFrame } from "./row-frame.tsx";
import { MOST_ROWS } from "./steps.ts";
import { useRows } from "./use-rows.ts";

type List = "programme" | "reading";
type RowOf<L extends List> = MeetingValues[L][number];

type Props<L extends List> = {
  list: L;
  /** What a row is called: "Item". */
  noun: string;
  addLabel: string;
  /** The field of a row that is filled in first. */
  firstField: string;
  nextRow: (values: MeetingValues) => RowOf<L>;
  children: (row: RowOf<L>, path: string) => ReactNode;
};

/** Rows that can be added, ordered and removed (and the last removal undone). */
export function RowList<L extends List>(props: Props<L>) {
  const { list, noun, addLabel, firstField, nextRow, children } = props;
  const { form, shown } = useMeetingForm();
  const [said, setSaid] = useState("");
  const toast = useToast();
  const rows = useRows<RowOf<L>>(form.formRef, shown[list], () => form.recheck(list));
  const count = rows.entries.length;
  const addId = `${list}-add`;

  function typed(): MeetingValues {
    const element = form.formRef.current;
    return element ? valuesOf(formValues(new FormData(element))) : shown;
  }

  function remove(index: number) {
    const row = typed()[list][index] as RowOf<L> | undefined;
    rows.remove(index, count === 1 ? addId : `${list}-${Math.min(index, count - 2)}-remove`);
    setSaid(`${noun} ${index + 1} is removed.`);
    if (!row) return;
    toast.add({
      title: `${noun} ${index + 1} is removed`,
      description: "title" in row && row.title ? row.title : undefined,
      actionProps: {
        children: "Undo",
        onClick: () => {
          rows.insert(index, row, `${list}.${index}.${firstField}`);
          setSaid(`${noun} ${index + 1} is back.`);
        },
      },
    });
  }

  return (
    <div>
      {count > 0 ? (
        <ol>
          {rows.entries.map(({ key, row }, index) => (
            <RowFrame
              key={key}
              list={list}
              index={index}
              count={count}
              name={`${noun} ${index + 1}`}
              onMove={(to, focusOn) => {
                rows.move(index, to, focusOn);
                setSaid(`${noun} ${index + 1} is now ${to + 1} of ${count}.`);
              }}
              onRemove={() => remove(index)}
            >
              {children(row, `${list}.${index}`)}
            </RowFrame>
          ))}
        </ol>
      ) : null}
      <p role="status" className="sr-only">
        {said}
      </p>
      {form.errorOf(list) ? (
        <p id={`${list}-error`} className="mb-3 text-sm font-semibold text-danger">
          {form.errorOf(list)}
        </p>
      ) : null}
      <Button
        type="submit"
        name="step"
        value={`${list}.add`}
        id={addId}
        formNoValidate
        disabled={count >= MOST_ROWS[list]}
        onClick={(event) => {
          event.preventDefault();
          rows.add(nextRow(typed()), `${list}.${count}.${firstField}`);
        }}
      >
        {addLabel}
      </Button>
    </div>
  );
}
