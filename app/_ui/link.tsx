import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the site. Each page is made when it is asked for: nothing of it
 * can be fetched ahead, and a page of the desk would ask for forty in vain.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
