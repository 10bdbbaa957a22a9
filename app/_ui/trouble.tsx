"use client";

import { Button } from "./button.tsx";

/** When a page could not be made: calm, what it means for the reader, what to do. No technical words. */
export function Trouble({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <div className="border-t-[10px] border-ink pt-4">
      <h1 className="poster text-[clamp(2.5rem,1.5rem+4vw,4.5rem)]">This page did not come out</h1>
      <div className="measure mt-4 flex flex-col gap-3 text-lg">
        <p>
          Something on our side is not working at the moment. Nothing that you sent and saw
          confirmed is lost. Please try again in a minute.
        </p>
        <p className="flex flex-wrap gap-3">
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <a href="/" className="target inline-flex items-center px-2 underline">
            To the home page
          </a>
        </p>
        {digest ? (
          <p className="text-sm text-quiet">
            If it goes on, tell the organizers this number: <code>{digest}</code>
          </p>
        ) : null}
      </div>
    </div>
  );
}
