import type { ComponentProps } from "react";

export type ButtonVariant = "primary" | "quiet" | "danger" | "bare";

const LOOK: Record<ButtonVariant, string> = {
  primary:
    "border-accent bg-accent text-paper hover:not-disabled:border-ink hover:not-disabled:bg-ink",
  quiet: "border-edge bg-paper text-ink hover:not-disabled:border-ink hover:not-disabled:bg-wash",
  danger:
    "border-danger bg-paper text-danger hover:not-disabled:bg-danger hover:not-disabled:text-paper",
  bare: "border-transparent bg-transparent px-2 text-ink underline hover:not-disabled:bg-wash",
};

/** How a button looks, for a link that looks like one too. */
export function buttonClass(variant: ButtonVariant, extra?: string): string {
  return `target inline-flex cursor-pointer items-center justify-center gap-2 rounded-[2px] border px-4 py-2 text-center font-sans text-base font-semibold leading-tight no-underline active:translate-y-px disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 ${LOOK[variant]} ${extra ?? ""}`;
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant };

/** A native button; `type` is "button" unless said. For a form's main button use SubmitButton. */
export function Button({ variant = "quiet", type = "button", className, ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}
