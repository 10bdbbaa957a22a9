import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/*
 * Forms that were open before an upgrade, or come from another instance, are
 * taken: Next names an action by the build's key, its file and its name, and
 * encrypts what is bound to it with the same key. Looked at in what the build
 * wrote, since a second build takes its time.
 */

const NEXT = join(import.meta.dirname, "..", "..", ".next");

type Manifest = {
  encryptionKey: string;
  node: Record<string, { filename: string; exportedName: string }>;
};

const manifest = (): Manifest =>
  JSON.parse(readFileSync(join(NEXT, "server", "server-reference-manifest.json"), "utf8"));

test("the build took the key that is made of the site's secret", () => {
  const [, key] = readFileSync(join(NEXT, "built-from"), "utf8").split(" ");
  expect(createHash("sha256").update(manifest().encryptionKey).digest("hex")).toBe(key);
});

test("an action is named by that key, its file and its name, and by nothing else of the build", () => {
  const { encryptionKey, node } = manifest();
  const named = Object.entries(node).map(([id, { filename, exportedName }]) => {
    // The first byte says how many arguments it takes.
    const made = createHash("sha1").update(`${encryptionKey}${filename}:${exportedName}`);
    return [id.slice(2), made.digest("hex")];
  });
  expect(named.length).toBeGreaterThan(50);
  expect(named.map(([id]) => id)).toEqual(named.map(([, made]) => made));
});
