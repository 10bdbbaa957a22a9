/** What shows nothing and comes along with a pasted address. */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: a list of single characters, not of sequences
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/g;

/**
 * The address in what somebody pasted: without characters that show nothing,
 * without the name of `Name <address>`, without `mailto:` and what follows a
 * question mark, without quotes around it and a comma after it; NFKC, trimmed.
 * What has two addresses in it is left as it is, to be refused.
 */
export function pastedAddress(text: string): string {
  const plain = text.toWellFormed().normalize("NFKC").replace(UNSEEN, "").trim();
  const [, name, inner] = /^([^<>]*)<([^<>]*)>[\s,;.]*$/.exec(plain) ?? [];
  if (name !== undefined && inner !== undefined && (!name.includes("@") || same(name, inner))) {
    return bare(inner);
  }
  return bare(plain);
}

const same = (name: string, inner: string) =>
  bare(name).toLowerCase() === bare(inner).toLowerCase();

function bare(text: string): string {
  const address = text
    .trim()
    .replace(/[\s,;.]+$/, "")
    .replace(/^(["'“‘«])(.*)["'”’»]$/u, "$2")
    .trim();
  const link = /^mailto:(?:\/\/)?([^?]*)(?:\?.*)?$/i.exec(address);
  return link ? decoded(link[1]!).trim() : address;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
