import { plugins } from "@citation-js/core";
import "@citation-js/plugin-ris";
import type { CslItem } from "./csl.ts";

/**
 * Citations as a RIS file in UTF-8: a record from TY to ER for each, a fact on
 * each line, lines ended by CRLF. The package finds the tags; its own text
 * would be broken every 70 characters, through words and addresses.
 */
export function toRis(items: CslItem[]): string {
  return plugins.output
    .format("ris", items, { format: "object" })
    .map(({ TY, ...facts }) => {
      const lines = Object.entries(facts).flatMap(([tag, values]) =>
        [values].flat().map((value) => `${tag}  - ${value}`),
      );
      return [`TY  - ${TY}`, ...lines, "ER  - ", ""].join("\r\n");
    })
    .join("\r\n");
}
