import { expect, test } from "vitest";
import { acceptanceInputWithPassword, setupInputWith } from "#lib/accounts/input.ts";

const wrong = (schema: ReturnType<typeof setupInputWith>, sent: object) =>
  schema
    .safeParse(sent)
    .error?.issues.map(({ path }) => path.join("."))
    .sort();

const good = { name: "Ann", email: "ann@example.org", timeZone: "Europe/London" };

test("the set-up says at once all that is wrong with it", () => {
  const strict = setupInputWith({ password: true, society: true });
  expect(wrong(strict, {})).toEqual(["email", "name", "password", "societyName", "timeZone"]);
  expect(wrong(strict, good)).toEqual(["password", "societyName"]);
});

test("a password is asked for only where no link can be mailed, a society where there is none", () => {
  expect(wrong(setupInputWith({ password: false, society: false }), good)).toBeUndefined();
  expect(acceptanceInputWithPassword.safeParse({ name: "Bea" }).success).toBe(false);
  const password = "a hall with ninety chairs";
  expect(acceptanceInputWithPassword.safeParse({ name: "Bea", password }).success).toBe(true);
});
