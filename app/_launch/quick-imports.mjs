// For `node --import`. drizzle-orm's package.json has 180 kB, and Node parses it anew for each of
// its modules and each import of one: that was two fifths of what a start takes.
import { enableCompileCache, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

// What was read and compiled once is not the next time: a quarter of what is left of a start. In a
// folder of this site alone, which goes with its packages; where nothing can be written, nothing is kept.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)));

const ofDrizzle = /\/node_modules\/drizzle-orm\/.*\.js$/;
const found = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = "", conditions } = context;
    // Its modules are all of one format.
    if (specifier.startsWith(".") && ofDrizzle.test(parentURL)) {
      return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
    }
    if (!/^drizzle-orm(\/|$)/.test(specifier) || !conditions.includes("import")) {
      return next(specifier, context);
    }
    const known = found.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
    found.set(specifier, known);
    return known;
  },
});
