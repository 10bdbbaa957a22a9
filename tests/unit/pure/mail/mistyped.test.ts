import { describe, expect, it } from "vitest";
import { doubtOf, probablyMeant } from "#lib/mail/mistyped.ts";

describe("probablyMeant", () => {
  it.each([
    ["ann@gmial.com", "ann@gmail.com"],
    ["ann@gmail.con", "ann@gmail.com"],
    ["ann@gmal.com", "ann@gmail.com"],
    ["ann@Gmaill.com", "ann@gmail.com"],
    ["ann@hotnail.com", "ann@hotmail.com"],
    ["ann@hotmial.co.uk", "ann@hotmail.co.uk"],
    ["ann@yahoo.co.ku", "ann@yahoo.co.uk"],
    ["ann@outlok.com", "ann@outlook.com"],
    ["ann@iclould.com", "ann@icloud.com"],
    ["ann@society.ogr", "ann@society.org"],
    ["ann@gmail", "ann@gmail.com"],
    ["ann@hotmail", "ann@hotmail.com"],
    ["ann@gmailcom", "ann@gmail.com"],
    ["ann@gmail.co.uk", "ann@gmail.com"],
    ["ann@googlemail.co.uk", "ann@googlemail.com"],
    ["ann@gmail.org", "ann@gmail.com"],
    ["ann@icloud.co.uk", "ann@icloud.com"],
    ["ann@www.gmail.com", "ann@gmail.com"],
    ["ann@gmx.ed", "ann@gmx.de"],
    ["ann@web.ed", "ann@web.de"],
    ["ann@live.con", "ann@live.com"],
    ["ann@yaho.co.uk", "ann@yahoo.co.uk"],
  ])("of %s is %s", (typed, meant) => expect(probablyMeant(typed)).toBe(meant));

  it.each([
    "ann@gmail.com",
    "ann@mail.com",
    "ann@email.com",
    "ann@gmx.at",
    "ann@example.org",
    "ann@ucl.ac.uk",
    "ann@society.com",
    "ann@me.com",
    "ann@live.de",
    "ann@ge.com",
    "ann@five.com",
    "ann@olive.com",
    "ann@cloud.com",
    "ann@wed.de",
    "ann@soho.com",
    "ann@yahoo.ie",
    "ann@yahoo.de",
    "ann@hotmail.de",
    "ann@outlook.fr",
    "ann@example.com.au",
  ])("has nothing to say of %s", (typed) => expect(probablyMeant(typed)).toBeNull());
});

it("doubts an address once", () => {
  expect(doubtOf("ann@gmial.com", "")).toMatch(/^Did you mean ann@gmail\.com\?/);
  expect(doubtOf("ann@gmial.com", "ann@gmial.com")).toBeNull();
  expect(doubtOf("bob@gmial.com", "ann@gmial.com")).not.toBeNull();
});
