import { plugins } from "@citation-js/core";
import "@citation-js/plugin-ris";
import { isSuffix } from "#lib/text/authors.ts";
import type { CslItem } from "./csl.ts";

/**
 * Citations as a RIS file in UTF-8: a record from TY to ER for each, a fact on
 * each line, lines ended by CRLF. The package finds the tags; its own text
 * would be broken every 70 characters, through words and addresses.
 */
export function toRis(items: CslItem[]): string {
  return plugins.output
    .format("ris", items.map(withoutCommas), { format: "object" })
    .map(({ TY, ...facts }) => {
      const lines = Object.entries(facts).flatMap(([tag, values]) =>
        [values].flat().map((value) => `${tag}  - ${value}`),
      );
      return [`TY  - ${TY}`, ...lines, "ER  - ", ""].join("\r\n");
    })
    .join("\r\n");
}

/** RIS parts family name, given name and suffix by commas: a name without parts must have none. */
function withoutCommas(item: CslItem): CslItem {
  const bare = (literal: string) =>
    literal
      .split(/\s*[,，]\s*/)
      .reduce((name, piece) => `${name}${isSuffix(piece) ? " " : "; "}${piece}`);
  if (!item.author) return item;
  return {
    ...item,
    author: item.author.map((name) => ("literal" in name ? { literal: bare(name.literal) } : name)),
  };
}
