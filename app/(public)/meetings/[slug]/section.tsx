import type { ReactNode } from "react";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 first:mt-0 print:mt-5">
      <h2 className="headline mb-3 text-2xl print:mb-1 print:text-xl">{title}</h2>
      {children}
    </section>
  );
}
