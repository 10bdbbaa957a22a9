import packageJson from "../../package.json" with { type: "json" };
import { expect, test } from "./support/test.ts";

test("/healthz says that all is well, and what runs", async ({ demo }) => {
  const answer = await fetch(`${demo.url}/healthz`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const { version, ...state } = await answer.json();
  expect(state).toEqual({ status: "ok", database: { engine: "sqlite", writable: true } });
  const [number, commit] = version.split("+");
  expect(number).toBe(packageJson.version);
  // Nothing else of the machine: no branch, no path.
  expect(commit ?? "0123456789").toMatch(/^[0-9a-f]{10}(-dirty)?$/);
});
