import { cleanLine } from "./clean.ts";

/** Somebody named in an author line. What the line does not tell is not guessed. */
export type Author = {
  /** As one says it: "Martin Luther King, Jr." */
  name: string;
  /** Null where the line tells neither. */
  kind: "person" | "body" | null;
  /** The parts of a person's name, where the line gives them. */
  parts: { family: string; given: string; suffix?: string } | null;
};

const AND = /\s*,?\s+(?:and|und|et(?!\s+al)|&)\s+/;
const COMMA = /\s*[,，]\s*/;
/** Between these there is always an author, who may have commas in the name. */
const LIST = /\s*[;；、]\s*/;
const SUFFIX = /^(?:Jn?r|Sn?r|II|III|IV|Esq|Ph\.?D|M\.?D|[OMC]BE|FRS|[KQ]C|MP)\.?$/;
const OTHERS = /^(?:others|et al\.?)$/;
/** That there are more, said after the last who is named. */
const MORE = /\s*,?\s*(?:\b(?:and|&)\s+others|\bet al\.?)$/;
const INITIALS = /^(?:\p{Lu}\p{M}*\.[\s-]?)+$/u;
const INITIAL_FIRST = /^\p{Lu}\p{M}*\.\s/u;
/** What no person is called, in English; a body without such a word stays unknown. */
const BODY =
  /\b(?:Society|Association|Party|Committees?|Council|Ministry|Department|Institut(?:e|ion)|University|College|Union|Federation|League|Club|Foundation|Company|Ltd|Limited|Inc|LLC|Commission|Commissioners|Agency|Museum|Archives?|Libraries|Government|Congress|Collective|Movement|Campaign|Network|Centre|Center|Academy|Organi[sz]ation|Corporation|Assembly|Parliament|Embassy|Editors|Editorial|Working Group|(?:Friends|School|Bank|Church|Board|Office|House|Trust) (?:of|for))\b/;
/** A body's name may go on over commas and "and": "Ministry of Agriculture, Fisheries and Food". */
const GOES_ON = /\b(?:of|for|on)\b/;

/** Whether this goes with the name before it: "Jr." */
export const isSuffix = (text: string) => SUFFIX.test(text);

const isBody = (text: string) => BODY.test(text);
/** One word, whatever stands after it: "King Jr." */
const isOneWord = (text: string) =>
  !text.includes(" ") || /^\S+,? (\S+)$/.exec(text)?.slice(1).some(isSuffix) === true;

/**
 * Who an author line names, in its order. Semicolons part authors, each then
 * "Family, Given" or as printed. Without them commas and "and" do, but only
 * where the line cannot be read in another way: else it is one name, whole.
 */
export function authorsOf(line: string): Author[] {
  const text = cleanLine(line).trim();
  const pieces = text.split(LIST).filter((piece) => piece !== "");
  if (pieces.length > 1 || pieces[0] !== text) {
    return pieces
      .map((piece) => piece.replace(MORE, "").replace(/^(?:and|&)\s+/, ""))
      .filter((piece) => piece !== "" && !OTHERS.test(piece))
      .flatMap(betweenSemicolons);
  }
  return ofPlainLine(text);
}

/** The name as it is printed. */
function asPrinted(name: string, kind: Author["kind"] = null): Author {
  const known = isBody(name) ? "body" : INITIAL_FIRST.test(name) ? "person" : null;
  return { name, kind: kind ?? known, parts: null };
}

/** A line that may name one or several: nothing is said of who they are. */
const unread = (text: string, kind: Author["kind"] = null): Author[] => [
  { name: text, kind, parts: null },
];

/** "Family, Given", "Family, Given, Jr." and "Family, Jr., Given" in their parts; anything else as it is printed. */
function inverted(text: string): Author {
  const [family = "", ...rest] = text.split(COMMA);
  const suffix = rest.find((part) => SUFFIX.test(part));
  const [given, ...more] = rest.filter((part) => part !== suffix);
  if (!family || !given || more.length > 0 || isBody(text) || /\band\b/i.test(text)) {
    return asPrinted(text, suffix && !isBody(text) ? "person" : null);
  }
  return {
    name: [`${given} ${family}`, suffix].filter(Boolean).join(", "),
    kind: "person",
    parts: { family, given, ...(suffix ? { suffix } : {}) },
  };
}

/** One author; the last two, where they are joined by "and". */
function betweenSemicolons(piece: string): Author[] {
  const [one = "", other, ...more] = piece.split(AND);
  const alike = other !== undefined && COMMA.test(one) === COMMA.test(other);
  return alike && more.length === 0 && !isBody(piece)
    ? [inverted(one), inverted(other)]
    : [inverted(piece)];
}

/** The names of a part of the line; suffixes and initials belong to the name before them. */
function namesIn(group: string): string[] {
  const names: string[] = [];
  for (const piece of group.split(COMMA).filter(Boolean)) {
    const before = names.at(-1);
    const belongs = SUFFIX.test(piece) || INITIALS.test(piece) || OTHERS.test(piece);
    if (before !== undefined && belongs) names[names.length - 1] = `${before}, ${piece}`;
    else names.push(piece);
  }
  return names;
}

function ofPlainLine(text: string): Author[] {
  const groups = text.split(AND).map(namesIn);
  const names = groups.flat();
  const [first = "", second = ""] = names;
  if (names.length < 2) return names.map(inverted);
  if (MORE.test(text)) return unread(text);

  const [last = "", ...others] = names.toReversed();
  if (others.some((name) => isBody(name) && GOES_ON.test(name))) {
    return unread(text, names.slice(1).every(isOneWord) ? "body" : null);
  }
  if (names.length === 2) {
    const told = names.some((name) => COMMA.test(name));
    const even = isOneWord(first) === isOneWord(second);
    // "Marx and Engels" are two; "Marx, Engels" may be one, "Ada and Bea Brook" is no list of names.
    const apart = even && (groups.length === 2 || !isOneWord(first));
    if (apart || (told && groups.length === 2)) return names.map(inverted);
    return told && isOneWord(first) ? [inverted(text)] : unread(text);
  }
  // "Family, Given and Given Family": who comes first is turned round, and nobody else.
  const turned = names.length === 3 && isOneWord(second) && groups[0]?.length === 2;
  const oneOrTwo = isOneWord(first) || turned;
  const paired = groups.length > 1 && groups.every(({ length }) => length === 2);
  if (oneOrTwo && !paired && !names.every(isOneWord)) return unread(text);
  const couldBePairs = names.length % 2 === 0 && names.some(isOneWord);
  if (groups.length === 1) return couldBePairs ? unread(text) : names.map(inverted);
  // "Family, Given and Family, Given"
  if (groups.every((group) => group.length === 2)) {
    return groups.map((group) => inverted(group.join(", ")));
  }
  // A list has its "and" before the last, or everywhere.
  const isList = groups.at(-1)?.length === 1 && groups.slice(1).every(({ length }) => length === 1);
  return isList && !(isBody(last) && isOneWord(others[0] ?? ""))
    ? names.map(inverted)
    : unread(text);
}
