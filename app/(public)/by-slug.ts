import { permanentRedirect } from "next/navigation";
import { cache } from "react";

/**
 * Finds what a page shows by the slug in its address, once for the page and its
 * metadata, or null. A former slug leads on to the present one for good.
 */
export function bySlug<T>(
  base: string,
  find: (slug: string) => Promise<T | null>,
  findMoved: (slug: string) => Promise<string | null>,
): (slug: string) => Promise<T | null> {
  return cache(async (slug) => {
    const found = await find(slug);
    if (found) return found;
    const moved = await findMoved(slug);
    if (moved) permanentRedirect(`${base}/${moved}`);
    return null;
  });
}
