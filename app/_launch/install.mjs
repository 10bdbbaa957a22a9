import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run, Stop, step } from "./steps.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes down
 * what it installed in node_modules/.package-lock.json as its last act, so an
 * interrupted install is seen, and one made by hand counts.
 */
export function isInstalled(root) {
  const written = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(written)) return false;
  const wanted = read(join(root, "package-lock.json")).packages;
  const present = read(written).packages;
  const same = (a, b) => a.version === b.version && a.integrity === b.integrity;
  const stale = Object.entries(present).some(
    ([path, at]) => !wanted[path] || !same(wanted[path], at),
  );
  const missing = Object.entries(wanted).some(
    ([path, at]) => path !== "" && !at.optional && !at.devOptional && !present[path],
  );
  return !stale && !missing;
}

/** Installs exactly what package-lock.json says, unless it is there already. */
export async function install(root) {
  if (isInstalled(root)) return;
  await step("Installing packages (about a minute the first time)", async () => {
    const args = [
      "ci",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    const code = await npm(args, root);
    if (code !== 0) throw new Stop(`npm ci failed with code ${code}; its messages are above.`);
  });
}

function npm(args, cwd) {
  // Within an npm script npm says where it and its Node are; the Node in
  // node_modules would be deleted from under npm's feet.
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli?.endsWith(".js") && node && existsSync(node)) return run(node, [cli, ...args], { cwd });
  return run("npm", args, { cwd, shell: process.platform === "win32" });
}
