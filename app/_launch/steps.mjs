// Runs before anything is installed, so: plain JavaScript, Node's own modules only.
import { spawn } from "node:child_process";

/** Runs one long step, saying what it is and how long it took. */
export async function step(title, work) {
  process.stdout.write(`${title} …\n`);
  const from = performance.now();
  const result = await work();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  process.stdout.write(`${title}: done in ${seconds} s\n`);
  return result;
}

/**
 * Runs a program to its end with this one's terminal and resolves to its exit
 * code. A signal to us is passed on, so that nothing is left running.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(code ?? (signal ? 130 : 1));
    });
  });
}

/** A failure that is explained by its message alone. */
export class Stop extends Error {}

/** Runs a script's body: a `Stop` is one sentence and exit code 1. */
export async function script(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
