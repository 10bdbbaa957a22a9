"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonVariant } from "./button.tsx";

type Props = {
  children: React.ReactNode;
  /** What it says while the form is on its way, e.g. "Saving…". */
  pendingLabel?: string;
  /** For forms sent by `startTransition`, where useFormStatus does not know. */
  pending?: boolean;
  variant?: ButtonVariant;
  className?: string;
  /** The id of its form, where it stands outside. */
  form?: string;
  name?: string;
  value?: string;
  formAction?: (data: FormData) => void;
  formNoValidate?: boolean;
};

/**
 * The button that sends its form. A second press while the first is under way
 * does nothing; on public pages, which go without React, _browser/page/pending.ts sees to it.
 */
export function SubmitButton({
  children,
  pendingLabel = "One moment…",
  pending,
  variant = "primary",
  ...rest
}: Props) {
  const status = useFormStatus();
  const busy = pending ?? status.pending;
  return (
    <Button
      type="submit"
      variant={variant}
      aria-disabled={busy || undefined}
      data-pending={pendingLabel}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
      {...rest}
    >
      <span aria-live="polite">{busy ? pendingLabel : children}</span>
    </Button>
  );
}
