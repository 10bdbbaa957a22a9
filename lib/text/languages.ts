/** The languages a form offers (BCP 47), the rest of the world's by their code. */
const OFFERED =
  "en en-GB ar bg bn ca cs cy da de el es et eu fa fi fil fr ga gd gl gu he hi hr hu hy id is it ja ka ko ku lt lv mk ml mn mr ms ne nl no pa pl ps pt ro ru sk sl so sq sr sv sw ta te th tr uk ur uz vi yi zh".split(
    " ",
  );

const names = new Intl.DisplayNames("en-GB", { type: "language" });

/** Whether the text is a well-formed language tag of BCP 47 in canonical form. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

/** "ko" → "Korean"; the tag itself where it has no name. */
export function languageName(tag: string): string {
  return isLanguage(tag) ? (names.of(tag) ?? tag) : tag;
}

/** The codes of the languages that a form offers. */
export const languageTags = (): readonly string[] => OFFERED;

/** The languages to offer in a form by their English names; `also` is one that a row has already. */
export function languages(also = ""): { tag: string; name: string }[] {
  return [...new Set([...OFFERED, ...(also ? [also] : [])])]
    .map((tag) => ({ tag, name: languageName(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
