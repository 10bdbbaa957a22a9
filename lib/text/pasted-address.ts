import { decoded } from "./decoded.ts";

/** What shows nothing and comes along with a pasted address. */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: a list of single characters, not of sequences
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/g;

/**
 * The address in what somebody pasted: without characters that show nothing,
 * without the name of `Name <address>` or the words of `[words](mailto:…)`,
 * without `mailto:` and what follows a question mark, without quotes or brackets
 * around it, a label before it, a remark or a comma after it; NFKC, trimmed.
 * What has two addresses in it is left as it is, to be refused; so is one with
 * a word before it, which may be half of the address.
 */
export function pastedAddress(text: string): string {
  const plain = text.toWellFormed().normalize("NFKC").replace(UNSEEN, "").trim();
  for (const shape of NAMED) {
    const [, name, inner] = shape.exec(plain) ?? [];
    if (name === undefined || inner === undefined) continue;
    if (!name.includes("@") || bare(name).toLowerCase() === bare(inner).toLowerCase()) {
      return bare(inner);
    }
  }
  return bare(plain);
}

/** A name or other words, and the address they stand for. */
const NAMED = [/^([^<>]*)<([^<>]*)>[\s,;.]*$/, /^\[([^[\]]*)\]\(([^()]*)\)$/];

/** What stands around an address, each with what is left of it. */
const AROUND: [RegExp, string][] = [
  [/^(?:e-?mail|smtp)\s*:\s*/i, ""],
  [/\s\([^()@]*\)$/, ""],
  [/[\s,;.:!/]+$/, ""],
  [/^["'“‘«([](.*)["'”’»)\]]$/u, "$1"],
  [/^<|>$/g, ""],
  [/^([^@]*?)\s*@\s*([^@]*)$/, "$1@$2"],
];

function bare(text: string): string {
  let address = text.trim();
  for (const [around, left] of AROUND) address = address.replace(around, left).trim();
  const link = /^mailto:(?:\/\/)?([^?]*)(?:\?.*)?$/i.exec(address);
  return link ? decoded(link[1]!).trim() : address;
}
