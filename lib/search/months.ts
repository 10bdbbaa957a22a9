import { setImmediate } from "node:timers/promises";
import { fold } from "#lib/text/fold.ts";
import { languageTags } from "#lib/text/languages.ts";
import { monthsAsWritten } from "#lib/time/month-names.ts";
import { type Vocabulary, vocabularyOf } from "./spelling.ts";

/*
 * The index has the month of a meeting in English. Whoever looks for it may
 * write it in figures, or call it as their language does.
 */

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );

/** How months are called, folded, each with the English names it may stand for: "listopad" is October or November. */
export type MonthNames = { english: ReadonlyMap<string, readonly string[]>; near: Vocabulary };

/** A name has no more words than this: "mí na samhna". */
const WORDS_OF_A_NAME = 3;

/** Alone, beside a day, in short. */
const FORMS = [{ month: "long" }, { month: "long", day: "numeric" }, { month: "short" }] as const;

/** The months as one language writes them. */
function* namesIn(language: string): Generator<[month: string, name: string]> {
  for (const form of FORMS) {
    for (const [index, part] of monthsAsWritten(language, form).entries()) {
      // A Catalan "de" before a month is no part of its name.
      const name = fold(part.replace(/^(de |d[’'])/, "").replaceAll(".", ""));
      if (/\p{L}/u.test(name)) yield [MONTHS[index] ?? "", name];
    }
  }
}

async function readNames(): Promise<MonthNames> {
  const english = new Map<string, string[]>();
  for (const language of languageTags()) {
    for (const [month, name] of namesIn(language)) {
      const meant = english.get(name) ?? [];
      if (!meant.includes(month)) english.set(name, [...meant, month]);
    }
    // Reading a language takes some milliseconds of everybody's time.
    await setImmediate();
  }
  const words = [...english.keys()].filter((name) => !name.includes(" "));
  return { english, near: vocabularyOf(words.map((word) => ({ word, documents: 1 }))) };
}

let names: Promise<MonthNames> | undefined;

/** The names of months in the languages that the site offers. */
export function monthNames(): Promise<MonthNames> {
  names ??= readNames();
  return names;
}

type Read = { spellings: string[]; isMonth: boolean };

const isYear = (word: string) => /^[12]\d{3}$/.test(word);

/**
 * The words of a text, each with its spellings, and where a year stands among
 * them the names of months with the English ones: without a year "mars" is a
 * planet, and "out" no August.
 */
export function withMonths(words: string[][], { english }: MonthNames): string[][] {
  if (!words.some(([word = ""]) => isYear(word))) return words;
  const read: Read[] = [];
  for (let at = 0; at < words.length; ) {
    let length = WORDS_OF_A_NAME;
    const called = () =>
      english.get(
        words
          .slice(at, at + length)
          .map(([word]) => word)
          .join(" "),
      );
    while (length > 1 && !called()) length -= 1;
    const spellings = length === 1 ? (words[at] ?? []) : [];
    const months = called();
    read.push({ spellings: [...new Set([...spellings, ...(months ?? [])])], isMonth: !!months });
    at += length;
  }
  return read.filter((_, at) => !joins(read, at)).map(({ spellings }) => spellings);
}

/** Whether a word only joins a month and a year: "diciembre de 2026", "2026 m. gruodis". */
function joins(read: Read[], at: number): boolean {
  const [before, one, after] = [read[at - 1], read[at], read[at + 1]];
  if (!before || !one || !after || one.isMonth || !/^\p{L}{1,2}$/u.test(one.spellings[0] ?? "")) {
    return false;
  }
  const year = ({ spellings }: Read) => isYear(spellings[0] ?? "");
  return (before.isMonth && year(after)) || (year(before) && after.isMonth);
}

const SIGN = "[-/.‐‑–]";
/** "2026-12", "2026-12-03", "2026年12月". */
const YEAR_FIRST = new RegExp(
  `(?<![\\d/.-])([12]\\d{3})(?:${SIGN}|\\s*[年년]\\s*)(\\d{1,2})(?:${SIGN}(\\d{1,2})|\\s*[月월])?(?![\\d/-])`,
  "g",
);
/** "12/2026", "3.12.2026": the day first. */
const YEAR_LAST = new RegExp(
  `(?<![\\d/.-])(?:(\\d{1,2})${SIGN}\\s?)?(\\d{1,2})${SIGN}\\s?([12]\\d{3})(?![\\d/-])`,
  "g",
);

/** A text with its dates in figures in words, as the index has them: "2026-12" is "december 2026". */
export function datesInWords(text: string): string {
  const words = (found: string, year: string, month: string, day?: string) => {
    const name = MONTHS[Number(month) - 1];
    return name ? ` ${day === undefined ? "" : Number(day)} ${name} ${year} ` : found;
  };
  return text
    .replace(YEAR_FIRST, (found, year, month, day) => words(found, year, month, day))
    .replace(YEAR_LAST, (found, day, month, year) => words(found, year, month, day));
}
