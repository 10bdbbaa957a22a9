import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The tests' workers and the processes that they start load the packages as the site does, and so
// does the process that has read this.
const preload = pathToFileURL(join(import.meta.dirname, "../app/_launch/quick-imports.mjs"));
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --import=${preload}`;
await import(preload.href);
