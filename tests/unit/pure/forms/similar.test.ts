import { expect, it } from "vitest";
import { similarChoices } from "#lib/forms/similar.ts";

const choices = (...labels: string[]) => labels.map((label) => ({ id: label, label, hint: "" }));

it("offers names that share half of their words, the likeliest first", () => {
  const others = choices(
    "Marchmont Community Centre",
    "The Quarry Hut",
    "Marchmont Centre, London",
  );
  expect(similarChoices("Marchmont Centre", others).map(({ id }) => id)).toEqual([
    "Marchmont Community Centre",
    "Marchmont Centre, London",
  ]);
  expect(similarChoices("Zoë Ó Brien", choices("Zoe O’Brien", "Ann Lee"))).toHaveLength(1);
  expect(similarChoices("", others)).toEqual([]);
});
