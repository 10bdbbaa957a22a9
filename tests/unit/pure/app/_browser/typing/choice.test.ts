import { expect, test } from "vitest";
import { foundWords, nextChoice, placeBelow } from "#app/_browser/typing/choice.ts";

test("arrow keys go round, past the field itself", () => {
  const way = (key: "ArrowDown" | "ArrowUp") => {
    const seen = [-1];
    for (let n = 0; n < 5; n++) seen.push(nextChoice(seen.at(-1)!, 3, key));
    return seen;
  };
  expect(way("ArrowDown")).toEqual([-1, 0, 1, 2, -1, 0]);
  expect(way("ArrowUp")).toEqual([-1, 2, 1, 0, -1, 2]);
});

test("how many there are is said", () => {
  expect([0, 1, 2].map(foundWords)).toEqual(["No page found", "1 page found", "2 pages found"]);
});

test.each([
  ["as wide as a wide field", { left: 100, right: 700, width: 600 }, 1280, 100, 600],
  ["wider than a narrow one", { left: 100, right: 300, width: 200 }, 1280, 16, 416],
  [
    "to the left, below a field at the right",
    { left: 1000, right: 1200, width: 200 },
    1280,
    784,
    416,
  ],
  ["no wider than a phone", { left: 20, right: 340, width: 320 }, 360, 16, 328],
])("the list is %s", (_name, field, room, left, width) => {
  expect(placeBelow(field, room)).toEqual({ left, width });
});
