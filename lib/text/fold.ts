/**
 * One folding for finding and ordering people, places and works, in the
 * browser, on the server and in both databases (`search_fold` and
 * `search_words`: SQLite is given these functions, PostgreSQL has them in SQL,
 * and a test keeps them equal).
 */

/* The ranges stand here as they do in the migration "search_folding". */

/** Marks on letters, and vowel signs that may be left out; not those of Indic scripts, which are letters. */
const MARKS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: a list of single characters, not of sequences
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/g;
/** Soft hyphens, joiners, marks of direction, the stretching of Arabic. */
const UNSEEN = /[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const APOSTROPHES = /[`\u02b9-\u02bc\u05f3\u05f4\u2018\u2019\uff07]/g;
const HYPHENS = /[\u05be\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** What is neither a letter nor a figure. */
const SIGNS =
  "\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b1\\u00b4\\u00b6-\\u00b8\\u00bb\\u00bf\\u00d7\\u00f7\\u2000-\\u206f\\u2e00-\\u2e7f\\u3000-\\u3004\\u3008-\\u3020";
const INNER = new RegExp(`(?<=[^${SIGNS}])(['-])(?=[^${SIGNS}])`, "g");
/** A word with its apostrophes and hyphens. */
const COMPOUND = new RegExp(`[^${SIGNS}]+(?:['-][^${SIGNS}]+)*`, "g");

const PLAIN: Record<string, string> = Object.fromEntries(
  "æ ae,œ oe,ß ss,ø o,ł l,đ d,ð d,þ th,ı i,ħ h,ŋ n,ŧ t,ς σ,ى ي,ی ي,ک ك,ة ه"
    .split(",")
    .map((pair) => pair.split(" ")),
);
/** How a letter is spelt by those who lack it. */
const USUAL: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ø: "oe",
  å: "aa",
  đ: "dj",
};
/** And by those who see only half of it. */
const HALF: Record<string, string> = { æ: "a", œ: "o", ß: "s" };

const replaced = (text: string, letters: Record<string, string>) =>
  text.replace(/[^\0-\x7f]/g, (letter) => letters[letter] ?? letter);

/** Lower case, composed, each apostrophe and hyphen the plain one. */
function evened(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\u00b4", "'")
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, "-")
    .toLowerCase()
    .normalize("NFC");
}

function plainLetters(even: string): string {
  const bare = even.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return replaced(bare, PLAIN).normalize("NFC");
}

function plainWords(even: string): string {
  return plainLetters(even)
    .replace(INNER, (_, sign: string) => (sign === "-" ? " " : ""))
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * A text in plain letters: without regard to case, accents, vowel signs,
 * apostrophes and kinds of hyphen, composed or not. Equal for what is the same
 * name; ordered by it, Ł stands with L and Ø with O.
 */
export function fold(text: string | null | undefined): string {
  if (!text) return "";
  return plainWords(
    /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replaceAll("`", "'") : evened(text),
  );
}

/** The other spellings of a word: "soeren" of Søren, "djordje" of Đorđe, "brien" of O’Brien, "anamaria" of Ana-María. */
function otherSpellings(compound: string): string[] {
  const plain = plainLetters(compound);
  const others = [USUAL, HALF].flatMap((letters) =>
    plainWords(replaced(compound, letters)).split(" "),
  );
  if (plain.includes("'")) {
    others.push(...plain.split(/['-]/).filter((part) => part.length > 1));
  }
  if (plain.includes("-") && !/[0-9]/.test(plain)) others.push(plain.replace(/['-]/g, ""));
  const itself = plainWords(compound).split(" ");
  return [...new Set(others)].filter((other) => other !== "" && !itself.includes(other));
}

function otherWords(text: string): string[] {
  const words = evened(text).match(COMPOUND) ?? [];
  return [
    ...new Set(
      [...new Set(words)].filter((word) => /['-]|[äöüøåđæœß]/.test(word)).flatMap(otherSpellings),
    ),
  ];
}

/** The text as an index of words takes it: in plain letters, then the other spellings of its words. */
export function searchWords(text: string): string {
  return [fold(text), ...otherWords(text).sort()].join(" ").trim();
}

/**
 * The stored key by which a row is found and ordered: its parts in plain
 * letters, and after a tab, which comes before any letter, other spellings.
 */
export function searchKey(...parts: (string | null | undefined)[]): string {
  const text = parts.filter(Boolean).join(" ");
  const others = otherWords(text).sort().join(" ");
  return others === "" ? fold(text) : `${fold(text)}\t${others}`;
}

/** How somebody is called: with the family name, if it was said, and the names of those who come along. */
export type Called = { name: string; familyName?: string; partyNames?: readonly string[] };

/**
 * The stored key of a person: by the family name if it was said, else by the
 * name; after a tab those who come along, so that they are found too; and in a
 * line of its own the address.
 */
export function personKey(
  { name, familyName, partyNames = [] }: Called,
  email: string | null | undefined,
): string {
  const others = partyNames.filter(Boolean).map((other) => searchKey(other));
  return `${[searchKey(familyName, name), ...others].join("\t")}\n${fold(email)}`;
}

/** The words of what somebody typed, each with the spellings that may stand for it in a key. */
export function typedWords(text: string): string[][] {
  const words = evened(text).replace(/\s+/g, " ").trim().split(/[ -]/);
  return words.flatMap((word) => {
    const [plain] = plainWords(word).split(" ");
    if (!plain) return [];
    const usual = [USUAL, HALF].map((letters) => plainWords(replaced(word, letters)));
    return [[...new Set([plain, ...usual])]];
  });
}

/** Whether a key has every word of what somebody typed, anywhere in it. */
export function keyHas(key: string, typed: string): boolean {
  return typedWords(typed).every((spellings) => spellings.some((one) => key.includes(one)));
}
