import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { publishScript } from "#app/_front/scripts.ts";

const root = join(import.meta.dirname, "..", "..");
const BUILT = ".next/scripts";

/** How each file that lies in app/_browser itself becomes one script: with what it imports, without types and comments. */
const how: BuildOptions = {
  absWorkingDir: root,
  entryPoints: ["app/_browser/*.ts"],
  outdir: BUILT,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  tsconfigRaw: {},
  logLevel: "warning",
};

const publish = (path: string, text: string) => publishScript(basename(path, ".js"), text.trim());

/** Builds the pages' scripts for production, which has no need of esbuild afterwards. */
export async function buildScripts(): Promise<void> {
  const { build } = await import("esbuild");
  await build(how);
}

/** Publishes the scripts as they were built. */
export function publishBuiltScripts(): void {
  for (const path of globSync(`${BUILT}/*.js`, { cwd: root })) {
    publish(path, readFileSync(join(root, path), "utf8"));
  }
}

/** Publishes the scripts as they are written now, and again whenever they change. */
export async function watchScripts(): Promise<void> {
  const { context } = await import("esbuild");
  const publishing: Plugin = {
    name: "publish",
    setup({ onEnd }) {
      onEnd(({ outputFiles = [] }) => {
        for (const { path, text } of outputFiles) publish(path, text);
      });
    },
  };
  const watched = await context({ ...how, write: false, plugins: [publishing] });
  await watched.rebuild();
  await watched.watch();
}
