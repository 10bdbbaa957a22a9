import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "./support/test.ts";

/* The scripts of public pages, as they are built. */

/** What each may weigh at most as it is sent, in bytes. */
const MOST = {
  "/rsvp-form/proof.js": 900,
  "/rsvp-form/questions.js": 1300,
  "/search/typing.js": 1600,
};

test.for(Object.entries(MOST))("%s is small, and sent once", async ([path, most], { visitor }) => {
  const first = await visitor.request(path);
  const text = await first.text();
  expect(first.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(Number(first.headers.get("content-length"))).toBeLessThan(most);
  expect(text).not.toMatch(/\n|\/\*|: string/);
  const etag = first.headers.get("etag") ?? "";
  const again = await visitor.request(path, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

test("a page's own script is small, and the only one that its policy allows", async ({
  visitor,
}) => {
  const page = await visitor.request("/");
  const html = await page.text();
  const scripts = [...html.matchAll(/<script(?! type="application\/ld)[^>]*>(.*?)<\/script>/gs)];
  expect(scripts).toHaveLength(1);
  const [, script = ""] = scripts[0] ?? [];
  expect(gzipSync(script).length).toBeLessThan(950);
  const digest = createHash("sha256").update(script).digest("base64");
  expect(page.headers.get("content-security-policy")).toContain(
    `script-src 'self' 'sha256-${digest}';`,
  );
});
