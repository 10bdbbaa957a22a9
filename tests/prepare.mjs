// What `npm test` does first: packages, and on Debian as root the programs the tests use.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { install } from "../app/_launch/install.mjs";
import { findNode } from "../app/_launch/runtime.mjs";
import { run, script, step } from "../app/_launch/steps.mjs";
import { findChromium, findPostgres } from "./programs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const mayInstall = () =>
  existsSync("/etc/debian_version") &&
  process.getuid?.() === 0 &&
  spawnSync("apt-get", ["--version"]).status === 0;

async function installPrograms(names) {
  // RUNLEVEL=1: a service that comes with a package is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const apt = (...args) => run("apt-get", ["-qq", "-o", "Dpkg::Use-Pty=0", ...args], { env });
  await step(`Installing ${names.join(" and ")} (Debian packages)`, async () => {
    await apt("update");
    const code = await apt("install", "-y", "--no-install-recommends", ...names);
    if (code !== 0) console.log(`apt-get failed with code ${code}: going on with what is there.`);
  });
}

await script(async () => {
  await install(root);
  findNode(root);
  const missing = [
    // The second has data that the first does not start without, nor asks for.
    findChromium() ? [] : ["chromium-headless-shell", "chromium-common"],
    findPostgres() ? [] : "postgresql",
  ].flat();
  if (missing.length > 0 && mayInstall()) await installPrograms(missing);
});
