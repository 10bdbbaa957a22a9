import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import type { CslItem, CslName } from "./csl.ts";

// Its own escaping leaves out every letter that TeX has no command for: all of
// Korean. Here the text is escaped first (`texText`), and stays UTF-8.
plugins.config.get("@bibtex").format.asciiOnly = false;

const SPECIAL: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};

/** Text in which nothing is TeX, and no tag is taken for rich text. */
function texText(text: string): string {
  return text.replace(/[\\{}^~<>]/g, (char) => SPECIAL[char] ?? "").replace(/[#$%&_]/g, "\\$&");
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Citations as a BibTeX file in UTF-8, each labelled by its article's slug. */
export function toBibtex(items: CslItem[]): string {
  const entries = plugins.output.format("bibtex", items.map(escaped), { format: "object" });
  return entries.map((entry, index) => written(entry, items[index]!)).join("\n");
}

/** A name with its parts escaped. One that has none is put in braces, and so sorted and shown whole. */
function texParts(parts: CslName): object {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, texText(text)]));
}

/** The item with its text escaped; of addresses, dates and the like nothing is TeX. */
function escaped(item: CslItem): object {
  const verbatim = ["id", "type", "citation-key", "URL"];
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (name === "author") {
        return [name, item.author?.map((parts) => texParts(parts))];
      }
      return [name, typeof value === "string" && !verbatim.includes(name) ? texText(value) : value];
    }),
  );
}

function written(
  { type, properties }: { type: string; properties: Record<string, string> },
  item: CslItem,
): string {
  // The address is in `url` already; the month is written as BibTeX's own word, the day after it.
  const { howpublished: _, month: __, ...facts } = properties;
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const lines = Object.entries({
    ...facts,
    ...(item.abstract ? { abstract: texText(item.abstract) } : {}),
    ...(item.language ? { language: item.language } : {}),
  }).map(([name, value]) => `  ${name} = {${value}},\n`);
  if (year && month) lines.push(`  month = ${MONTHS[month - 1]},\n`);
  if (year && month && day) {
    const two = (n: number) => String(n).padStart(2, "0");
    lines.push(`  date = {${year}-${two(month)}-${two(day)}},\n`);
  }
  return `@${type}{${item.id},\n${lines.join("")}}\n`;
}
