// A process of its own that works on mailings until it is killed. It prints a
// dot when it begins.
import { writeSync } from "node:fs";
import { startMailings } from "#lib/mailings/runner.ts";
import { plainRenderers } from "#tests/support/readers.ts";

startMailings(plainRenderers, (error) => {
  throw error;
});
writeSync(1, ".");
setInterval(() => undefined, 60_000);
