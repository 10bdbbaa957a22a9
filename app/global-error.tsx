"use client";

import { Document } from "./_ui/document.tsx";
import { Trouble } from "./_ui/trouble.tsx";

/** When even the frame of the page could not be made, such as when the database does not answer. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Document>
      <main id="content" tabIndex={-1} className="page py-10">
        <title>This page did not come out</title>
        <Trouble digest={error.digest} retry={reset} />
      </main>
    </Document>
  );
}
