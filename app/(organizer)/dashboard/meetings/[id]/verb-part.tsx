import type { ReactNode } from "react";
import { FoldSign } from "#app/_ui/fold-sign.tsx";
import { plural } from "#lib/text/plural.ts";

/** Who is told of a change of state, for the hint of its note. */
export function mailed(count: number): string {
  if (count === 0)
    return "Nobody has answered yet, so nobody is mailed. The words stand on its page.";
  const people = plural(count, {
    one: "One person who has answered is",
    other: `${count} people who have answered are`,
  });
  return `${people} told by mail, with these words. They stand on its page too.`;
}

/** A change of state folded away: what it does is said before it can be pressed. */
export function Part({
  name,
  title,
  open,
  children,
}: {
  name: string;
  title: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details name="verbs" open={open} className="group border-b border-rule">
      <summary className="target flex cursor-pointer items-center justify-between gap-4 py-2 font-semibold hover:underline">
        {title}
        <FoldSign />
      </summary>
      <div id={name} className="pb-5">
        {children}
      </div>
    </details>
  );
}
