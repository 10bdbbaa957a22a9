"use client";

import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { type PointerEvent, type ReactNode, useRef } from "react";

type Props = {
  list: "programme" | "reading";
  index: number;
  count: number;
  /** What the row is called, for its buttons: "Item 2". */
  name: string;
  onMove: (to: number, focusOn?: string) => void;
  onRemove: () => void;
  children: ReactNode;
};

const BUTTON =
  "target flex cursor-pointer items-center justify-center text-quiet hover:text-ink disabled:cursor-not-allowed disabled:opacity-35";

/**
 * A row of a list that can be ordered: by its buttons, which work with the
 * keyboard and without scripts, or by pulling its grip.
 */
export function RowFrame({ list, index, count, name, onMove, onRemove, children }: Props) {
  const id = (what: string, at = index) => `${list}-${at}-${what}`;
  const stepTo = (to: number, what: "up" | "down") => {
    const last = to === 0 || to === count - 1;
    // At an end of the list the button that was pressed can do no more.
    const other = what === "up" ? "down" : "up";
    onMove(to, id(last && count > 1 && isEnd(to, what, count) ? other : what, to));
  };
  return (
    <li data-row={index} className="border-t border-rule py-4 first:border-t-2 first:border-ink">
      <div className="-mt-2 mb-1 flex items-center">
        <Grip count={count} index={index} onMove={onMove} />
        <span className="flex-1 font-semibold">{name}</span>
        <button
          type="submit"
          name="step"
          value={`${list}.up.${index}`}
          id={id("up")}
          formNoValidate
          disabled={index === 0}
          className={BUTTON}
          onClick={(event) => {
            event.preventDefault();
            stepTo(index - 1, "up");
          }}
        >
          <span className="sr-only">Move {name} up</span>
          <ArrowUp aria-hidden="true" className="size-5" />
        </button>
        <button
          type="submit"
          name="step"
          value={`${list}.down.${index}`}
          id={id("down")}
          formNoValidate
          disabled={index === count - 1}
          className={BUTTON}
          onClick={(event) => {
            event.preventDefault();
            stepTo(index + 1, "down");
          }}
        >
          <span className="sr-only">Move {name} down</span>
          <ArrowDown aria-hidden="true" className="size-5" />
        </button>
        <button
          type="submit"
          name="step"
          value={`${list}.remove.${index}`}
          id={id("remove")}
          formNoValidate
          className={`${BUTTON} hover:text-danger`}
          onClick={(event) => {
            event.preventDefault();
            onRemove();
          }}
        >
          <span className="sr-only">Remove {name}</span>
          <Trash2 aria-hidden="true" className="size-5" />
        </button>
      </div>
      {children}
    </li>
  );
}

function isEnd(to: number, what: "up" | "down", count: number): boolean {
  return what === "up" ? to === 0 : to === count - 1;
}

/** Pulled with mouse, pen or finger, the row goes to where it is let be: past the middle of its neighbour. */
function Grip({
  index,
  count,
  onMove,
}: {
  index: number;
  count: number;
  onMove: (to: number) => void;
}) {
  const now = useRef({ index, onMove });
  now.current = { index, onMove };

  // The page is listened to, not the grip: a row that moves lets go of the pointer.
  function pull(event: PointerEvent<HTMLElement>) {
    const list = event.currentTarget.closest("ol");
    if (!list || event.button !== 0) return;
    event.preventDefault();
    const listening = new AbortController();
    const { signal } = listening;
    const middle = (of: number) => {
      const box = list.querySelector(`:scope > [data-row="${of}"]`)?.getBoundingClientRect();
      return box ? box.top + box.height / 2 : Number.NaN;
    };
    const move = ({ clientY }: { clientY: number }) => {
      const { index: at, onMove: go } = now.current;
      if (clientY < middle(at - 1)) go(at - 1);
      else if (clientY > middle(at + 1)) go(at + 1);
    };
    addEventListener("pointermove", move, { signal });
    addEventListener("pointerup", () => listening.abort(), { signal });
    addEventListener("pointercancel", () => listening.abort(), { signal });
  }

  if (count < 2) return null;
  return (
    <span
      aria-hidden="true"
      title="Pull to another place"
      className="target -ml-3 flex cursor-grab touch-none items-center justify-center text-quiet hover:text-ink active:cursor-grabbing noscript:hidden"
      onPointerDown={pull}
    >
      <GripVertical aria-hidden="true" className="size-5" />
    </span>
  );
}
