import { expect, test } from "vitest";
import { byName } from "#lib/text/by-name.ts";

const ordered = (names: string[], locale?: string) => byName(names, (name) => name, locale);

test("names are ordered as a language has them, whatever their case and accents", () => {
  const names = ["Zoe", "łukasz", "Ørsted", "Ada", "Lutz", "Otto", "émile", "Ludwig", "Room 10"];
  expect(ordered([...names, "Room 9"])).toEqual([
    "Ada",
    "émile",
    "Ludwig",
    "łukasz",
    "Lutz",
    "Ørsted",
    "Otto",
    "Room 9",
    "Room 10",
    "Zoe",
  ]);
});

test("a list goes by the language of its group", () => {
  const names = ["Zwart", "Ödegaard", "Åberg", "Olsen"];
  expect(ordered(names, "en-GB")).toEqual(["Åberg", "Ödegaard", "Olsen", "Zwart"]);
  expect(ordered(names, "sv")).toEqual(["Olsen", "Zwart", "Åberg", "Ödegaard"]);
  expect(ordered(names, "")).toEqual(ordered(names));
});

test("what is equal stays as it stood", () => {
  const rows = [
    { id: 1, name: "Ann" },
    { id: 2, name: "Ann" },
  ];
  expect(byName(rows, ({ name }) => name).map(({ id }) => id)).toEqual([1, 2]);
});
