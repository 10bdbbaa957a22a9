/*
 * How long the text of a stranger or an organizer can hold the loop: marks by the
 * thousand, at the greatest length that is taken, and at that up to which it is not
 * too intricate, set as a report and as a text of twenty thousand signs. Prints the
 * dearest in CPU time (the median of ten), beside what people write, and a bare
 * Node answer of the same run.
 *
 * npm run bench:markdown -- [how many of the dearest] [how many kinds of work]
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { TEXT_MAX } from "#lib/forms/fields.ts";
import { isIntricate, markdownToLine, renderMarkdown } from "#lib/text/markdown.ts";
import { figuresIn, REPORT_MAX, renderReport } from "#lib/text/report.ts";

const shown = Number(process.argv[2] ?? 10);

/** Marks that begin something, end something, or look as if they did. */
const MARKS = [
  ..."*_~`[]()<>!#|\\&\"'=-+:^\t".split(""),
  ..."** __ ~~ ``` ~~~ *a _a a* a_ **a** *a* `a` ~~a~~ [a] [a](b) ![a](b) [a]: [a][b] []( ](b)".split(
    " ",
  ),
  ..."<a> </a> <b <!-- --> <? <p> <div> <![CDATA[ &amp; &#42; \\* 1. 1) |a |-|- https://a.b www.a.b a@b.c a@ ://".split(
    " ",
  ),
  "> ",
  "- ",
  "- a",
  "> a",
  "# ",
  "    ",
  "a|b\n-|-\n",
  '[a]: b "c"',
  "- [ ] a",
  "a",
];
const BETWEEN = ["", " ", "a", "\n", "\n\n", " \n  "];

/** Those that begin what looks on for its end. */
const OPENERS = [
  "*a",
  "a_",
  "**",
  "`",
  "~~",
  "[",
  "![",
  "[a](",
  "<a",
  "<!--",
  "> ",
  "- ",
  "1. ",
  "|a",
  "\\",
];

/** Texts of just so many signs, each with its name. */
function* texts(length: number): Generator<[string, string]> {
  const filled = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  for (const mark of MARKS) {
    for (const between of BETWEEN) yield [`${mark}${between}`, filled(mark + between)];
  }
  for (const mark of OPENERS) {
    for (const other of OPENERS) {
      yield [`${mark}${other} `, filled(`${mark}${other} `)];
      yield [
        `${mark}… ${other}…`,
        filled(mark).slice(0, length / 2) + filled(other).slice(0, length / 2),
      ];
    }
  }
  for (const mark of ["- ", "1. ", "> ", "* - "]) {
    for (const levels of [5, 20, 40, 100]) {
      const deep = Array.from(
        { length: levels },
        (_, n) => `${" ".repeat(mark.length * n)}${mark}a`,
      );
      yield [`${levels} levels of ${mark}`, filled(`${deep.join("\n")}\n\n`)];
      yield [`${levels} of ${mark} on a line`, filled(`${mark.repeat(levels)}a\n`)];
    }
  }
}

/** The longest beginning of a text that is set, to a hundredth. */
function asFarAsSet(text: string): string {
  let set = 0;
  let not = text.length;
  while (not - set > text.length / 100) {
    const between = (set + not) >> 1;
    if (isIntricate(text.slice(0, between))) not = between;
    else set = between;
  }
  return text.slice(0, set);
}

/** Reports as people write them, and fuller of marks than they do. */
const WRITTEN: Record<string, string> = {
  prose: `${"The wells of the valley were dug by hand, she said, and nobody had counted them until the war; those who did found more than the maps allowed. It was the *second* survey that mattered. ".repeat(4)}\n\n`,
  minutes:
    "**Ada** said that the wells had to be counted again, since nobody had.\n\n1. To count the wells, and to write down where they are\n2. To ask [the council](https://example.org/council)\n\n",
  lively:
    "“Come!” she cried, and — by the way — wrote to *Ada* at ada@example.org; see [the map](https://example.org/map) & `the code`. It's late!\n",
};

/** Milliseconds of CPU. */
function cost(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

async function bareAnswer(): Promise<number> {
  const server = createServer((_, response) => response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const took: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    const from = performance.now();
    await (await fetch(url)).text();
    took.push(performance.now() - from);
  }
  server.close();
  return took.sort((a, b) => a - b)[100] ?? 0;
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const WORK: [string, number, (source: string) => unknown][] = [
  ["report", REPORT_MAX, (source) => renderReport(source)],
  ["report's figures", REPORT_MAX, figuresIn],
  ["whether a report is too intricate", REPORT_MAX, isIntricate],
  ["text", TEXT_MAX, renderMarkdown],
  ["text on one line", TEXT_MAX, (source) => markdownToLine(source)],
];

console.log(`a bare Node answer: ${(await bareAnswer()).toFixed(2)} ms (median of 200)`);
for (const [name, length, work] of WORK.slice(0, Number(process.argv[3] ?? 9))) {
  const all = [...texts(length)].flatMap(([marks, text]) => {
    const lengths = isIntricate(text) ? [text, asFarAsSet(text)] : [text];
    return lengths.map((tried) => ({ marks, text: tried, ms: cost(() => work(tried)) }));
  });
  const byCost = () => all.sort((a, b) => b.ms - a.ms);
  // Again: the first time may have paid for what others left to sweep up.
  for (const each of byCost().slice(0, 3 * shown)) {
    each.ms = median(Array.from({ length: 10 }, () => cost(() => work(each.text))));
  }
  console.log(`\n${name}, ${length} signs, ${all.length} texts; the dearest, in ms of CPU:`);
  for (const { marks, text, ms } of byCost().slice(0, shown)) {
    console.log(`${ms.toFixed(1).padStart(8)}  ${JSON.stringify(marks)}, ${text.length} signs`);
  }
  for (const [what, piece] of Object.entries(WRITTEN)) {
    const text = piece.repeat(Math.floor(length / piece.length));
    const ms = median(Array.from({ length: 10 }, () => cost(() => work(text))));
    console.log(`${ms.toFixed(1).padStart(8)}  ${what}${isIntricate(text) ? ", not set" : ""}`);
  }
}
