import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Stop } from "./steps.mjs";

const oldest = [22, 17];

function recentEnough(version) {
  const [major, minor] = version.replace("v", "").split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** What Node needs to run TypeScript, nothing since 22.18, and to load it soon. */
export const typescript = [
  "--experimental-strip-types",
  "--disable-warning=ExperimentalWarning",
  `--import=${new URL("./quick-imports.mjs", import.meta.url)}`,
];

/**
 * The Node to run the site with: the one `npm ci` brings on Linux x64, else
 * the one that runs this script if it is recent enough, else a sentence.
 */
export function findNode(root) {
  const bundled = join(root, "node_modules", ".bin", "node");
  if (existsSync(bundled)) {
    const asked = spawnSync(bundled, ["--version"], { encoding: "utf8" });
    if (asked.status === 0 && recentEnough(asked.stdout.trim())) return bundled;
  }
  if (recentEnough(process.version)) return process.execPath;
  throw new Stop(
    `Marchmont needs Node ${oldest.join(".")} or newer; this is ${process.version}. ` +
      "Please install a newer one from https://nodejs.org and try again.",
  );
}
