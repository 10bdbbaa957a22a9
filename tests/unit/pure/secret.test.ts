import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isLinkToken, linkToken, linkTokenId, seal, sign, unseal } from "#lib/secret.ts";
import { idOf } from "#tests/support/world/ids.ts";

test("the site's own secret is readable by its owner alone, whatever the mask", () => {
  const folder = mkdtempSync(join(tmpdir(), "marchmont-secret-"));
  const make = `process.umask(0); const { siteSecret } = await import("#lib/secret.ts"); console.log(siteSecret());`;
  const run = () =>
    execFileSync(process.execPath, ["--input-type=module", "-e", make], {
      env: { NODE_ENV: "test", PATH: process.env.PATH, DATA_DIR: folder },
      encoding: "utf8",
    });
  const first = run();
  expect(first.trim().length).toBeGreaterThanOrEqual(32);
  expect((statSync(join(folder, "auth-secret")).mode & 0o777).toString(8)).toBe("600");
  expect(run()).toBe(first);
  rmSync(folder, { recursive: true });
});

test("a link is good for its purpose, its row and its epoch alone", () => {
  const purposes = ["rsvp", "ticket", "subscriber"] as const;
  for (const made of purposes) {
    const token = linkToken(made, idOf("m", "ann"), 1);
    expect(linkTokenId(token)).toBe(idOf("m", "ann"));
    for (const asked of purposes) {
      expect(isLinkToken(token, asked, idOf("m", "ann"), 1)).toBe(asked === made);
    }
    expect(isLinkToken(token, made, idOf("m", "ann"), 0)).toBe(false);
    expect(isLinkToken(token, made, idOf("m", "bob"), 1)).toBe(false);
  }
});

test("a signature is of one purpose, and what was sealed and altered opens nothing", () => {
  expect(sign("one", "text")).not.toBe(sign("other", "text"));
  expect(sign("one", "text")).toBe(sign("one", "text"));
  const sealed = seal("A word");
  expect(unseal(sealed)).toBe("A word");
  expect(seal("A word")).not.toBe(sealed);
  // Of the last character not every bit counts.
  for (const at of [0, 15, 20, sealed.length - 2]) {
    const other = sealed[at] === "A" ? "B" : "A";
    const altered = sealed.slice(0, at) + other + sealed.slice(at + 1);
    expect(() => unseal(altered), String(at)).toThrow();
  }
});
