import { readFileSync } from "node:fs";
import { fromJson } from "#lib/text/from-json.ts";

/** What runs: package.json's version and the commit it was built from, as the build wrote it down; "development" where nothing was built. */
export function runningVersion(): string {
  try {
    return readFileSync(".next/version", "utf8");
  } catch {
    return "development";
  }
}

/** The packages that much hangs on, with the versions that are installed. */
export function partVersions(): [name: string, version: string][] {
  return [
    ["Next", "next"],
    ["Auth.js", "next-auth"],
  ].map(([name = "", folder]) => {
    const { version } = fromJson<{ version: string }>(
      readFileSync(`node_modules/${folder}/package.json`, "utf8"),
    );
    return [name, String(version)];
  });
}
