import type { ComponentProps } from "react";
import { Link } from "#app/_ui/link.tsx";
import { type ButtonVariant, buttonClass } from "./button.tsx";

type Props = ComponentProps<typeof Link> & { variant?: ButtonVariant };

/** A link of the desk that looks like a button, for going somewhere; never for changing something. */
export function ButtonLink({ variant = "quiet", className, ...rest }: Props) {
  return <Link className={buttonClass(variant, className)} {...rest} />;
}
