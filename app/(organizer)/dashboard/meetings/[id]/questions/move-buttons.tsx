"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { FormKey } from "#app/_ui/forms/form-key.tsx";
import { useFormAction } from "#app/_ui/forms/use-form-action.ts";
import { move } from "./actions.ts";

type Props = { id: string; label: string; first: boolean; last: boolean; place: string };

const KEYS: Record<string, "up" | "down"> = { ArrowUp: "up", ArrowDown: "down" };

/** Moves a question by its buttons, or by the arrow keys on one of them; the button keeps the focus where it goes. */
export function MoveButtons({ id, label, first, last, place }: Props) {
  const [state, formAction, pending] = useFormAction(move);
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef<"up" | "down" | null>(null);

  useEffect(() => {
    if (pending || !pressed.current) return;
    // The list was drawn anew around the button.
    form.current?.querySelector<HTMLButtonElement>(`button[value="${pressed.current}"]`)?.focus();
    pressed.current = null;
  }, [pending]);

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const by = KEYS[event.key];
    if (!by) return;
    event.preventDefault();
    form.current?.querySelector<HTMLButtonElement>(`button[value="${by}"]`)?.click();
  }

  const buttons = [
    { by: "up", Arrow: ArrowUp, end: first },
    { by: "down", Arrow: ArrowDown, end: last },
  ] as const;
  return (
    <form
      ref={form}
      action={formAction}
      onKeyDown={onKeyDown}
      className="flex flex-row gap-2 sm:flex-col"
    >
      <FormKey state={state} />
      <input type="hidden" name="id" value={id} />
      {buttons.map(({ by, Arrow, end }) => (
        <Button
          key={by}
          type="submit"
          name="by"
          value={by}
          className="px-2"
          aria-disabled={end || pending || undefined}
          onClick={(event) => {
            if (end || pending) event.preventDefault();
            else pressed.current = by;
          }}
        >
          <span className="sr-only">
            Move “{label}” {by}
          </span>
          <Arrow aria-hidden="true" className="size-5" />
        </Button>
      ))}
      <span role="status" className="sr-only">
        {state.ok && !pending ? place : ""}
      </span>
      <div className="max-w-48 empty:hidden">
        <ErrorSummary formError={state.formError} />
      </div>
    </form>
  );
}
