// Runs before anything is installed, so: plain JavaScript, Node's own modules only.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The commit that a folder stands at, "-dirty" behind it where something was changed since; "" without git. */
function commitOf(root) {
  const { status, stdout } = spawnSync(
    "git",
    ["describe", "--always", "--exclude=*", "--abbrev=10", "--dirty"],
    // Of this very folder: one that it lies in may be somebody else's.
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(root) },
    },
  );
  return status === 0 ? stdout.trim() : "";
}

/** What a build of this folder is called: package.json's version, and the commit where git knows it ("0.4.0+1a2b3c4d5e"; Semantic Versioning 2.0.0, section 10). */
export function versionOf(root) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const commit = commitOf(root);
  return commit ? `${version}+${commit}` : version;
}
