// What `npm start` does before it serves: install and build, each only when needed.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { actionKeyOf, build, isBuilt } from "./build.mjs";
import { install } from "./install.mjs";
import { findNode, typescript } from "./runtime.mjs";
import { run, Stop, script } from "./steps.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

await script(async () => {
  await install(root);
  const node = findNode(root);
  if (isBuilt(root, actionKeyOf(root))) return;
  // A wrong setting is told now, not after the build.
  const check = [...typescript, join(root, "app/_launch/serve.ts"), "--check"];
  if ((await run(node, check, { cwd: root })) !== 0) throw new Stop("The site was not built.");
  await build(root);
});
