import { expect, test } from "vitest";
import { Budget } from "#app/_front/budget.ts";

test("there is so much for all, and for each network a share", () => {
  const budget = new Budget(10, 4);
  const [first, second] = [budget.take("a", 3), budget.take("b", 4)];
  expect(budget.take("a", 2)).toBeNull();
  expect(budget.take("a", 1)).not.toBeNull();
  // Two are left, of which nobody has had any.
  expect(budget.take("c", 3)).toBeNull();
  first?.();
  first?.();
  expect(budget.take("c", 4)).not.toBeNull();
  expect(budget.take("a", 3)).toBeNull();
  second?.();
  expect(budget.take("a", 3)).not.toBeNull();
});

test("what is too large for a share never fits", () => {
  expect(new Budget(10, 4).take("a", 5)).toBeNull();
});
