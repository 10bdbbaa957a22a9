import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { csvOf } from "#lib/text/csv.ts";
import { defused } from "#lib/text/defused.ts";

test.each(["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "-\r=1", " =1", "\u200b=1", "＝1"])(
  "%j is no formula in a file",
  (text) => {
    expect(defused(text)).toBe(`'${text}`);
    // In whichever row and column it stands.
    const [head, row] = parse(csvOf([[text], [1, text]]), { bom: true, relax_column_count: true });
    expect([head, row]).toEqual([[`'${text}`], ["1", `'${text}`]]);
  },
);

test.each(["Ann", "a=b", "", "Ann-Marie"])("%j stays as it is", (text) => {
  expect(defused(text)).toBe(text);
});

test("numbers stay numbers, less than nothing too, and times are of the wall", () => {
  const at = new Date("2038-05-01T19:30:00Z");
  expect(csvOf([["a", -1, at]])).toBe("\ufeffa,-1,2038-05-01 19:30\r\n");
});
