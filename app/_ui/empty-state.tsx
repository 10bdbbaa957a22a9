import type { ReactNode } from "react";

/** Where a list has nothing: what would be here, and what to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="border-t-2 border-ink py-8">
      <p className="headline text-xl">{title}</p>
      {children ? <div className="measure mt-2 text-quiet">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
