import { createHash } from "node:crypto";
import { crawl } from "#tests/proof/crawl.ts";
import { expect, test } from "./support/test.ts";

/* Styles of public pages come from the site's own files, and from nothing in the page. */

const isPublic = (path: string) =>
  !/^\/(dashboard|sign-in|calendar\/|meetings\?|articles\?|search\?|_next)/.test(path);

test("no public page has a style that its policy does not name", async ({ demo, visitor }) => {
  const pages = await crawl(demo.url, ["/", "/nothing"], { within: isPublic });
  let styled = 0;
  for (const [path, { headers }] of pages) {
    if (!headers["content-type"]?.startsWith("text/html")) continue;
    const page = await visitor.request(path);
    const html = await page.text();
    const policy = page.headers.get("content-security-policy") ?? "";
    const sources = /style-src ([^;]*)/.exec(policy)?.[1] ?? "none";
    expect(sources, path).not.toContain("unsafe");
    expect(html, path).not.toMatch(/<[^>]+\sstyle=/);
    for (const [, text = ""] of html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)) {
      const digest = createHash("sha256").update(text).digest("base64");
      expect(sources, path).toContain(`'sha256-${digest}'`);
      styled += 1;
    }
  }
  expect(styled).toBeGreaterThan(20);
});

test("a refusal is styled by what its policy names", async ({ visitor }) => {
  const page = await visitor.request("/meetings/%00", { headers: { accept: "text/html" } });
  const [, text = ""] = /<style[^>]*>(.*?)<\/style>/s.exec(await page.text()) ?? [];
  const digest = createHash("sha256").update(text).digest("base64");
  expect(text).not.toBe("");
  expect(page.headers.get("content-security-policy")).toContain(
    `style-src 'self' 'sha256-${digest}';`,
  );
});
