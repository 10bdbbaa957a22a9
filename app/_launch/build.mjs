import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findNode, typescript } from "./runtime.mjs";
import { run, Stop, step } from "./steps.mjs";
import { versionOf } from "./version.mjs";

const sources = [
  "app",
  "db",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package.json",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
];

function* filesUnder(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(full).sort()) yield* filesUnder(root, `${path}/${name}`);
}

/** A digest of everything a build is made from: names and contents, no times. */
export function sourcesDigest(root) {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const path of filesUnder(root, source)) {
      const content = readFileSync(join(root, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/** The key of the site's actions: made of its secret, so that builds of one site take each other's forms. */
export function actionKeyOf(root) {
  const args = [...typescript, join(root, "app/_launch/action-key.ts")];
  const stdio = ["ignore", "pipe", "inherit"];
  const { status, stdout } = spawnSync(findNode(root), args, { cwd: root, stdio });
  if (status !== 0) throw new Stop("The site was not built.");
  return stdout.toString();
}

const marker = (root) => join(root, ".next", "built-from");

/** What a build with this key is made from. */
export function builtFrom(root, actionKey) {
  const key = createHash("sha256").update(actionKey).digest("hex");
  return `${sourcesDigest(root)} ${key}`;
}

/** Whether .next holds a finished build of the sources as they are now, with this key. */
export function isBuilt(root, actionKey) {
  return (
    existsSync(join(root, ".next", "BUILD_ID")) &&
    existsSync(marker(root)) &&
    readFileSync(marker(root), "utf8") === builtFrom(root, actionKey)
  );
}

/** Builds the site for production, unless there is a current build. */
export async function build(root) {
  const actionKey = actionKeyOf(root);
  if (isBuilt(root, actionKey)) return;
  const node = findNode(root);
  await step("Building the site (half a minute or so)", async () => {
    rmSync(marker(root), { force: true });
    const from = builtFrom(root, actionKey);
    const version = versionOf(root);
    const env = {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey,
    };
    const programs = [
      [join(root, "node_modules/next/dist/bin/next"), "build"],
      // After Next, which clears its folder.
      [...typescript, join(root, "app/_launch/build-scripts.ts")],
    ];
    for (const args of programs) {
      const code = await run(node, args, { cwd: root, env });
      if (code !== 0) throw new Stop(`The build failed with code ${code}; its messages are above.`);
    }
    writeFileSync(join(root, ".next", "version"), version);
    writeFileSync(marker(root), from);
  });
}
