import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { type Tags, tagsFor } from "#lib/syndication/validators.ts";

/** A script of app/_browser as it was built. */
type Script = {
  text: string;
  gzipped: Buffer;
  tags: Tags;
  /** SHA-256 in base64, for policies. */
  digest: string;
};

// The app's bundle and the server's own modules are two copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontScripts?: Map<string, Script> };
shared.marchmontScripts ??= new Map();
const scripts = shared.marchmontScripts;

/** From now on the script of this name is this text. */
export function publishScript(name: string, text: string): void {
  const digest = createHash("sha256").update(text).digest("base64");
  scripts.set(name, { text, digest, tags: tagsFor(text), gzipped: gzipSync(text, { level: 9 }) });
}

/** The script that app/_browser has under this name; throws before it is published. */
export function scriptNamed(name: string): Script {
  const script = scripts.get(name);
  if (!script) throw new Error(`The script "${name}" of app/_browser was not built.`);
  return script;
}
