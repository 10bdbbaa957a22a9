import type { ReactNode } from "react";

/** The head of a desk page or a list: its one h1, a line about it, and its actions at the right. */
export function PageHead({
  title,
  kicker,
  children,
  actions,
}: {
  title: ReactNode;
  kicker?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0">
        {kicker ? <p className="kicker text-quiet">{kicker}</p> : null}
        <h1 className="headline text-3xl sm:text-4xl">{title}</h1>
        {children ? <div className="measure mt-1 text-quiet">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
    </header>
  );
}
