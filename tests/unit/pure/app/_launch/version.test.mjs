import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { versionOf } from "../../../../../app/_launch/version.mjs";

let folder;
let root;
const git = (...args) =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
    cwd: root,
    encoding: "utf8",
  }).trim();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "marchmont-version-"));
  root = join(folder, "site");
  mkdirSync(root);
  writeFileSync(join(root, "package.json"), '{ "version": "1.2.3" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withGit = test.skipIf(spawnSync("git", ["--version"]).status !== 0);

describe("the version of a build", () => {
  test("is that of package.json without git", () => {
    expect(versionOf(root)).toBe("1.2.3");
  });

  withGit("has the commit behind it, and says where files were changed", () => {
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "First");
    git("tag", "v9");
    const commit = git("rev-parse", "--short=10", "HEAD");
    expect(versionOf(root)).toBe(`1.2.3+${commit}`);
    writeFileSync(join(root, "package.json"), '{ "version": "1.2.4" }');
    expect(versionOf(root)).toBe(`1.2.4+${commit}-dirty`);
  });

  withGit("has no commit of a folder around it", () => {
    execFileSync("git", ["init", "-q"], { cwd: folder });
    execFileSync("git", ["add", "."], { cwd: folder });
    git("commit", "-qm", "Another's");
    expect(versionOf(root)).toBe("1.2.3");
  });
});
