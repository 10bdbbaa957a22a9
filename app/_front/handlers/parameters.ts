import type { Handler } from "../exchange.ts";
import { FILTERS, takenAt } from "../parameters.ts";
import { movedTo, type Refusal } from "../refusal.ts";

const twice: Refusal = {
  status: 400,
  title: "This address asks for one thing twice",
  advice: "It may have been put together from two links. Please take one of them away.",
};

const unknown: Refusal = {
  status: 400,
  title: "This choice is not known here",
  advice: "The address asks for something that this page cannot be narrowed by.",
};

const noPage: Refusal = {
  status: 404,
  title: "There is no such page",
  advice: "All that is here stands on one page.",
};

/** A name before its "=", and what it says. */
function read(part: string): { part: string; name: string; value: string } {
  const [[name, value] = ["", ""]] = new URLSearchParams(part);
  return { part, name, value };
}

/**
 * Holds an address to what it takes: what is asked for twice, or cannot be
 * chosen here, is refused, a page past the one there is is not there, and names
 * that mean nothing lead to the address without them.
 */
export const parameters: Handler = ({ unsafe, url, path }) => {
  const query = url.slice(path.length + 1);
  const taken = query && !unsafe ? takenAt(path) : null;
  if (!taken) return;
  const parts = query.split("&").map(read);
  const known = parts.filter(({ name }) => taken.names.includes(name));
  if (new Set(known.map(({ name }) => name)).size < known.length) return twice;
  const strays = parts.filter((part) => !known.includes(part));
  if (strays.some(({ name }) => FILTERS.has(name))) return unknown;
  if (strays.some(({ name, value }) => name === "page" && value !== "1")) return noPage;
  if (strays.length === 0 || taken.strays === "passed over") return;
  const clean = known.map(({ part }) => part).join("&");
  return movedTo(path + (clean && `?${clean}`));
};
