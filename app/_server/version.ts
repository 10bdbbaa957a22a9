import { readFileSync } from "node:fs";

/** What runs: package.json's version and the commit it was built from, as the build wrote it down; "development" where nothing was built. */
export function runningVersion(): string {
  try {
    return readFileSync(".next/version", "utf8");
  } catch {
    return "development";
  }
}
