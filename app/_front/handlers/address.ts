import type { Handler } from "../exchange.ts";
import type { Refusal } from "../refusal.ts";

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

/** Refuses addresses that nothing can be found at. */
export const address: Handler = ({ url, path }) => {
  if (url.length > LONGEST) return long;
  if (!url.startsWith("/")) return unreadable;
  try {
    return /\p{Cc}/u.test(decodeURIComponent(path)) ? unreadable : undefined;
  } catch {
    return unreadable;
  }
};
