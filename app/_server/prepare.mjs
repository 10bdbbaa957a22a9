// What `npm start` does before it serves: install and build, each only when needed.
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { findNode } from "./runtime.mjs";
import { script } from "./steps.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

await script(async () => {
  await install(root);
  findNode(root);
  await build(root);
});
