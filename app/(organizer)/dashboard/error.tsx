"use client";

import { Trouble } from "#app/_ui/trouble.tsx";

export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <Trouble digest={error.digest} retry={reset} />;
}
