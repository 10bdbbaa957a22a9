import { expect, test } from "vitest";
import { Budget } from "#app/_front/budget.ts";

test("there is so much for all, and for each network a share", () => {
  const budget = new Budget(10, 4);
  const [first, second] = [budget.take("a", { bytes: 3 }), budget.take("b", { bytes: 4 })];
  expect(budget.take("a", { bytes: 2 })).toBeNull();
  expect(budget.take("a", { bytes: 1 })).not.toBeNull();
  // Two are left, of which nobody has had any.
  expect(budget.take("c", { bytes: 3 })).toBeNull();
  first?.();
  first?.();
  expect(budget.take("c", { bytes: 4 })).not.toBeNull();
  expect(budget.take("a", { bytes: 3 })).toBeNull();
  second?.();
  expect(budget.take("a", { bytes: 3 })).not.toBeNull();
});

test("what is too large for a share never fits", () => {
  expect(new Budget(10, 4).take("a", { bytes: 5 })).toBeNull();
});

test("what is to leave some spare leaves it to others, in the share and in all", () => {
  const budget = new Budget(10, 4);
  expect(budget.take("a", { bytes: 4, spare: 1 })).toBeNull();
  expect(budget.take("a", { bytes: 3, spare: 1 })).not.toBeNull();
  expect(budget.take("a", { bytes: 1 })).not.toBeNull();
  expect(budget.take("b", { bytes: 3, spare: 1 })).not.toBeNull();
  expect(budget.take("c", { bytes: 3, spare: 1 })).toBeNull();
  expect(budget.take("c", { bytes: 3 })).not.toBeNull();
});
