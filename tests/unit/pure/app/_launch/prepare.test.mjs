import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { builtFrom, isBuilt } from "../../../../../app/_launch/build.mjs";
import { isInstalled } from "../../../../../app/_launch/install.mjs";
import { findNode } from "../../../../../app/_launch/runtime.mjs";

let root;
const write = (path, content) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(
    join(root, path),
    typeof content === "string" ? content : JSON.stringify({ packages: content }),
  );
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "marchmont-prepare-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("isInstalled", () => {
  const wanted = {
    "": { name: "marchmont" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/b": { version: "2.0.0", integrity: "sha512-b", dev: true },
    "node_modules/c-darwin": { version: "1.0.0", integrity: "sha512-c", optional: true },
  };
  const { "": _root, "node_modules/c-darwin": _elsewhere, ...present } = wanted;

  test.each([
    ["all but what is for other systems", present, true],
    ["everything", { ...present, "node_modules/c-darwin": wanted["node_modules/c-darwin"] }, true],
    ["one is missing", { "node_modules/a": wanted["node_modules/a"] }, false],
    ["one is older", { ...present, "node_modules/a": { version: "0.9.0" } }, false],
    [
      "one is another's",
      { ...present, "node_modules/a": { version: "1.0.0", integrity: "x" } },
      false,
    ],
    ["one is too many", { ...present, "node_modules/z": { version: "1.0.0" } }, false],
  ])("%s", (_name, installed, answer) => {
    write("package-lock.json", wanted);
    write("node_modules/.package-lock.json", installed);
    expect(isInstalled(root)).toBe(answer);
  });

  test("an install that broke off left no list", () => {
    write("package-lock.json", wanted);
    write("node_modules/a/package.json", "{}");
    expect(isInstalled(root)).toBe(false);
  });
});

describe("isBuilt", () => {
  const KEY = "the site's own";
  const build = () => {
    write(".next/BUILD_ID", "1");
    write(".next/built-from", builtFrom(root, KEY));
  };
  beforeEach(() => {
    write("app/page.tsx", "one");
    write("lib/a.ts", "two");
    build();
  });

  test("a build of the same sources is current, whatever the clock says", () => {
    utimesSync(join(root, "app/page.tsx"), 0, 0);
    write("tests/a.test.ts", "no source");
    expect(isBuilt(root, KEY)).toBe(true);
  });

  test("with another secret it is old: its forms are not those of the others", () => {
    expect(isBuilt(root, "another")).toBe(false);
  });

  test.each([
    ["a changed file", () => write("app/page.tsx", "changed")],
    ["a new file", () => write("app/new.tsx", "")],
    ["a file gone", () => rmSync(join(root, "lib/a.ts"))],
    ["other packages", () => write("package-lock.json", "{}")],
    [
      "the same text under another name",
      () => {
        rmSync(join(root, "lib/a.ts"));
        write("lib/b.ts", "two");
      },
    ],
    ["a build that broke off", () => rmSync(join(root, ".next/BUILD_ID"))],
  ])("%s makes it old", (_name, change) => {
    change();
    expect(isBuilt(root, KEY)).toBe(false);
  });
});

describe("findNode", () => {
  test("without one that came with the packages it is this one, if new enough", () => {
    expect(findNode(root)).toBe(process.execPath);
  });

  test("one that cannot run here is passed over", () => {
    write("node_modules/.bin/node", "for another kind of computer");
    expect(findNode(root)).toBe(process.execPath);
  });
});
