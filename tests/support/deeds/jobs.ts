import { sources } from "#tests/sources.ts";

/** The functions that the app does by itself, as lib/jobs/start.ts names them. */
export const knownJobs = [
  ...(sources.find(({ path }) => path === "lib/jobs/start.ts")?.code ?? "").matchAll(
    /\{ every: \w+, run: (\w+) \}/g,
  ),
].map(([, name]) => name ?? "");
