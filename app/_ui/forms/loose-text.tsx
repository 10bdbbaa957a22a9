"use client";

import { Button } from "../button.tsx";

type Props = {
  noun: string;
  /** What stands in the input and is no choice. */
  text: string;
  /** Makes a new row of it; leave out where nothing can be added. */
  add?: () => void;
  adding: boolean;
};

/** Under a picker that was left with text in it: the text is kept, and said not to be chosen. */
export function LooseText({ noun, text, add, adding }: Props) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="min-w-0 wrap-anywhere">
        “{text}” is not chosen{add ? " yet." : `: there is no ${noun} of that name.`}
      </span>
      {add ? (
        <Button onClick={add} aria-disabled={adding || undefined} className="text-sm">
          {adding ? "Adding…" : `Add it as a new ${noun}`}
        </Button>
      ) : null}
    </div>
  );
}
