import type { ReactNode } from "react";
import { accentTints } from "#lib/groups/colour.ts";

type Props = {
  as: "article" | "div" | "li" | "p";
  /** The colour that the group chose (#rrggbb); null where it chose none. */
  accent: string | null;
  className?: string;
  children: ReactNode;
};

/**
 * An element with its group's accent, legible on both themes. The tints stand
 * in a rule in the head, once however often they are used: public pages allow
 * no style in an element.
 */
export function Accented({ as: Element, accent, ...rest }: Props) {
  const name = /^#([0-9a-f]{6})$/i.exec(accent ?? "")?.[1]?.toLowerCase() ?? "";
  const { light, dark } = accentTints(accent);
  return (
    <>
      {name ? (
        <style href={`accent-${name}`} precedence="accent">
          {`[data-accent="${name}"]{--accent-light:${light};--accent-dark:${dark}}`}
        </style>
      ) : null}
      <Element data-accent={name} {...rest} />
    </>
  );
}
