import type { ReactNode } from "react";

type Props = {
  title: string;
  /** What is in it, in a few words. */
  said: string;
  /** Whether something in it is set, so that it is seen. */
  open: boolean;
  children: ReactNode;
};

/** Rules that few meetings need, folded away inside a part of the form. */
export function MoreRules({ title, said, open, children }: Props) {
  return (
    <details
      open={open}
      // It may be opened before the scripts have come.
      suppressHydrationWarning
      className="border-t border-rule pt-2"
    >
      <summary className="target cursor-pointer py-2">
        <span className="font-semibold underline">{title}</span>{" "}
        <span className="text-sm text-quiet">{said}</span>
      </summary>
      <div className="mt-3 mb-2 flex flex-col gap-5">{children}</div>
    </details>
  );
}
