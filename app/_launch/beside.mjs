// `npm run build`: installs and builds, each only when needed, and starts nothing: in a folder of
// its own, while the former version serves from another.
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { Stop, script } from "./steps.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The process that serves from this very folder, where the system tells; null where none does. */
function served() {
  try {
    const pid = readFileSync(join(root, ".next", "served-by"), "utf8").trim();
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(root) ? pid : null;
  } catch {
    return null;
  }
}

await script(async () => {
  const pid = served();
  if (pid !== null) {
    throw new Stop(
      `A site is running from this folder (process ${pid}), and would lose its files. Stop it first, or build in a folder of its own: README.md, Upgrade.`,
    );
  }
  await install(root);
  await build(root);
});
