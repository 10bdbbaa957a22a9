import type { Handler } from "../exchange.ts";
import { movedTo, type Refusal } from "../refusal.ts";

const LONGEST = 8 * 1024;

const long: Refusal = {
  status: 414,
  title: "This address is too long",
  advice: "Please use a shorter search or a shorter link.",
};

const unreadable: Refusal = {
  status: 400,
  title: "This address cannot be read",
  advice: "It may have been cut or changed on its way. Please check the link.",
};

/** What no name may hold, escaped or not: what parts names, and what cannot be seen. */
const MISLEADING = /[/\\#\p{Cc}]/u;

/** One name of a path as our own links spell it; null for what is none. */
function spelled(segment: string): string | null {
  const name = decodeURIComponent(segment);
  if (name === "." || name === ".." || MISLEADING.test(name)) return null;
  return encodeURIComponent(name);
}

/**
 * The one spelling of a path: escapes only where they must be, in capitals, no
 * name that is empty or means another folder. Null where it has none. Whatever
 * reads the path after this reads the same in it.
 */
export function normalPath(path: string): string | null {
  // Node hands over octets that were not escaped as Latin letters.
  if (/[^\x21-\x7e]/.test(path)) return null;
  try {
    const names = path
      .split("/")
      .filter((segment) => segment !== "")
      .map(spelled);
    return names.includes(null) ? null : `/${names.join("/")}`;
  } catch {
    return null;
  }
}

/** Refuses addresses that nothing can be found at, and leads from other spellings of an address to its own. */
export const address: Handler = ({ url, path }) => {
  if (url.length > LONGEST) return long;
  if (!url.startsWith("/")) return unreadable;
  const normal = normalPath(path);
  if (normal === null) return unreadable;
  return normal === path ? undefined : movedTo(normal + url.slice(path.length));
};
