import { expect, it } from "vitest";
import { deviceOf } from "#app/_server/device.ts";

const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";
const SAFARI = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0";

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Firefox on Windows",
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/140.0.0.0`,
    "Edge on Windows",
  ],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI} Safari/605.1.15`, "Safari on a Mac"],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${SAFARI} Mobile/15E148 Safari/604.1`,
    "Safari on an iPhone",
  ],
  [
    `Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) ${SAFARI} Mobile/15E148 Safari/604.1`,
    "Safari on an iPad",
  ],
  [`Mozilla/5.0 (Linux; Android 14; K) ${CHROME} Mobile Safari/537.36`, "Chrome on Android"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROME} Safari/537.36`, "Chrome on a Chromebook"],
  ["curl/8.5.0", ""],
  ["", ""],
])("%s is %s", (agent, words) => {
  expect(deviceOf(new Headers({ "user-agent": agent }))).toBe(words);
});

it("says little, whatever is sent", () => {
  const agent = `Mozilla/5.0 (Windows NT ${"9".repeat(500)}) ${"x".repeat(500)} Firefox/140.0`;
  expect(deviceOf(new Headers({ "user-agent": agent })).length).toBeLessThanOrEqual(60);
});
