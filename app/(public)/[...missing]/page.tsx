import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Not found" };

/** Every address that nothing else answers: the same help as for a meeting that is not there. */
export default function MissingPage() {
  notFound();
}
