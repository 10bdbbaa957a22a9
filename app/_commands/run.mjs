// `npm run backup` and its like: finds the Node that the site runs on, then runs the command's file.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isInstalled } from "../_launch/install.mjs";
import { findNode, typescript } from "../_launch/runtime.mjs";
import { run, Stop, script } from "../_launch/steps.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [name = "", ...words] = process.argv.slice(2);

await script(async () => {
  const file = join(root, "app", "_commands", `${name}.ts`);
  if (!existsSync(file)) throw new Stop(`There is no command ${name}.`);
  if (!isInstalled(root)) {
    throw new Stop("The packages are not installed, or not all. Run this first: npm run build");
  }
  const code = await run(findNode(root), [...typescript, file, ...words], { stdio: "inherit" });
  process.exitCode = code;
});
