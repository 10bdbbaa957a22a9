import { spawn } from "node:child_process";
import { expect } from "vitest";
import { typescript } from "#app/_launch/runtime.mjs";

type Settings = { args?: string[]; env?: Record<string, string> };

/** A script that runs in a process of its own, until it ends or is killed. */
export function runScript(script: string, { args = [], env = {} }: Settings = {}) {
  const child = spawn(process.execPath, [...typescript, script, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  let said = "";
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const begun = new Promise<void>((go) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      go();
    });
  });
  return {
    pid: child.pid,
    /** Until it says its first word, or has ended. */
    begun: Promise.race([begun, ended]),
    said: () => said,
    async kill() {
      child.kill("SIGKILL");
      await ended;
      expect(child.signalCode, "it was killed and had not failed before").toBe("SIGKILL");
    },
  };
}
