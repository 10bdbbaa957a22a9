import { sources } from "#tests/sources.ts";

/** The functions that the app does by itself, as lib/jobs/list.ts names them. */
export const knownJobs = [
  ...(sources.find(({ path }) => path === "lib/jobs/list.ts")?.code ?? "").matchAll(
    /\{ every: \w+, (?:acts|erases): (\w+) \}/g,
  ),
].map(([, name]) => name ?? "");
