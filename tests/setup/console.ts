import { afterEach, beforeEach, expect } from "vitest";

/**
 * Set-up file of the unit tests: whatever is written to console.error fails
 * the test. A test that expects it says so by its own spy on console.error.
 */
const said: string[] = [];
const original = console.error;

beforeEach(() => {
  said.length = 0;
  console.error = (...parts: unknown[]) => {
    said.push(parts.map(String).join(" "));
  };
});

afterEach(() => {
  console.error = original;
  expect(said, "written to console.error").toEqual([]);
});
