// What build.mjs does after Next's build, in TypeScript.
import { buildScripts } from "./scripts.ts";

await buildScripts();
