// Tells build.mjs, which starts it, the key that Next's build is to use.
import { actionKey } from "#lib/secret.ts";
import { explain } from "./explain.ts";
import { readSettings } from "./settings.ts";

try {
  readSettings("production");
  process.stdout.write(actionKey());
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
