import { describe, expect, it } from "vitest";
import { emailInput, normaliseEmail } from "#lib/accounts/email.ts";
import { isMailAddress } from "#lib/mail/address.ts";

describe("normaliseEmail", () => {
  it.each([
    ["Ann@Example.ORG", "ann@example.org"],
    ["  ann+meetings@example.org \n", "ann+meetings@example.org"],
    ["ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ann@example.org"],
    ["o'neill@example.org", "o'neill@example.org"],
    ["root@localhost", "root@localhost"],
    ["jürgen@müller.example", "jürgen@müller.example"],
  ])("brings %j into one form", (typed, kept) => {
    expect(normaliseEmail(typed)).toBe(kept);
    expect(isMailAddress(kept)).toBe(true);
  });

  it.each([
    "",
    "ann",
    "@example.org",
    "ann@",
    "ann@b@example.org",
    "ann＠b@example.org",
    '"ann@evil.example"@example.org',
    "ann@example.org, eve@evil.example",
    "ann@example.org\r\nBcc: eve@evil.example",
    "ann@example..org",
    "ann@-example.org",
    `${"a".repeat(65)}@example.org`,
    `ann@${"a".repeat(300)}.org`,
    "ann@exam\ud800ple.org",
  ])("refuses %j", (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });

  it("says in the form what is wrong", () => {
    expect(emailInput.safeParse("").error?.issues[0]?.message).toBe("Enter an e-mail address.");
    expect(emailInput.safeParse("a@b@c").error?.issues[0]?.message).toMatch(/one e-mail address/);
    expect(emailInput.safeParse(["a@b.c"]).error?.issues[0]?.message).toBe(
      "Enter an e-mail address.",
    );
  });
});
