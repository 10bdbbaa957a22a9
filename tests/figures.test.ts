import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/*
 * Every figure that has a name, once more, times in words: one that is out by
 * its unit is seen in no other test. Whoever changes one says so in
 * fixtures/figures.txt as well; `-u` writes it anew.
 */

const NAMED = /^(?:export )?const ([A-Z][A-Z0-9_]*) = ([-\w .*+()]+);$/gm;
/** Among others, by a unit. */
const PART = /^ +(\w+Ms|\w+(?=: .*(?:_MS|MINUTE|HOUR)\b)): ([-\w .*+()]+),$/gm;

/** Without a name, of three digits at least: where a text is cut, what is too long, how many at once. */
const INLINE = /\.slice\(0, ([\d_]{3,})\)|(?<![=<>])[<>]=? ([\d_]{3,})\b|\.limit\(([\d_]{2,})\)/g;

/** In the largest unit of which it is a whole number. */
function inWords(ms: number): string {
  const units = [
    [86_400_000, "days"],
    [3_600_000, "h"],
    [60_000, "min"],
    [1_000, "s"],
  ] as const;
  const [size, unit] = units.find(([size]) => ms % size === 0) ?? [1, "ms"];
  return `${ms / size} ${unit}`;
}

/** Those without a name, in their order. */
const inlineOf = (code: string) =>
  [...code.matchAll(INLINE)].map(([written]) => written.trim().replace(/^\./, ""));

/** The figures of a file by their names; what is made of another file's stays as it is written. */
function figuresOf(code: string): string[] {
  const known: Record<string, number> = {};
  const all = [...code.matchAll(NAMED), ...code.matchAll(PART)];
  return all.flatMap(([, name = "", written = ""]) => {
    if (!/^[\d_.+*() -]*$/.test(written.replace(/\b[A-Z]\w*\b/g, "")) || !/\d|_/.test(written))
      return [];
    const isOwn = (written.match(/[A-Z]\w*/g) ?? []).every((used) => used in known);
    if (!isOwn) return [`${name} = ${written}`];
    const value = Number(runInNewContext(written, { ...known }));
    known[name] = value;
    return [`${name} = ${/ms$/i.test(name) ? inWords(value) : value}`];
  });
}

test("the figures that have names, and those that cut and limit", async () => {
  const places =
    /^(lib|db|app\/(_front|_server|_launch|\(organizer\)\/sign-in|\(public\)\/rsvps))\//;
  const told = sources
    .filter(({ path }) => places.test(path) && !/^db\/seed|handbill|make-zone-law/.test(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, code }) =>
      [...figuresOf(code), ...inlineOf(code)].map((figure) => `${path} ${figure}`),
    );
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot("fixtures/figures.txt");
});
