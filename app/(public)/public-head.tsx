import type { ReactNode } from "react";

/** The head of a public page that is not a handbill: its name as a poster line, a word about it. */
export function PublicHead({
  title,
  kicker,
  children,
}: {
  title: ReactNode;
  kicker?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="border-t-[10px] border-accent pt-4 pb-8">
      {kicker ? <p className="kicker mb-2 text-quiet">{kicker}</p> : null}
      <h1 className="poster text-[clamp(2.75rem,1.5rem+4.5vw,5rem)]">{title}</h1>
      {children ? <div className="measure mt-4 text-lg">{children}</div> : null}
    </header>
  );
}
