import { createHash } from "node:crypto";
import { get, type IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { withoutScripts } from "#app/_front/handlers/public-page.ts";
import { setStatus } from "#app/_front/response.ts";
import { openDoor, PAGE_SCRIPT } from "../door.ts";

/** A page as Next makes it, in the pieces in which it comes. */
const PIECES = [
  `<!DOCTYPE html><html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>`,
  `<script src="/_next/static/b.js" async=""></script></head><body><script data-page="">${PAGE_SCRIPT}</script>`,
  `<script type="application/ld+json">{"name":"A talk"}</script><h1>A<!-- --> talk</h1><!--$--><!--/$-->`,
  `<script>self.__next_f.push([1,"\\u003c/script>"])</script><script src="/_next/c.js" id="_R_" async=""></script></body></html>`,
];

function door(status = 200) {
  return openDoor({}, (_req, res) => {
    if (status !== 200) setStatus(status as 404);
    res.statusCode = 200;
    res.setHeader("content-type", "text/html; charset=utf-8");
    for (const piece of PIECES) res.write(piece);
    res.end();
  });
}

const html = { accept: "text/html" };

describe("a public page", () => {
  test("is sent without Next's, with its own and its data", async () => {
    const at = await door();
    const answer = await fetch(`${at.url}/archive`, { headers: html });
    const text = await answer.text();
    expect(text).toBe(
      `<!DOCTYPE html><html><head></head><body><script data-page="">own()</script><script type="application/ld+json">{"name":"A talk"}</script><h1>A talk</h1></body></html>`,
    );
    const digest = createHash("sha256").update(PAGE_SCRIPT).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(
      `script-src 'self' 'sha256-${digest}';`,
    );
  });

  test("is sent so, too, when a form comes back, with the scripts of its form", async () => {
    const at = await door();
    const sent = { method: "POST", body: at.form(), headers: { ...html, origin: at.url } };
    const text = await (await fetch(`${at.url}/meetings/a-talk`, sent)).text();
    expect(text).not.toContain("/_next/");
    expect(text).toContain("own()");
    const form = '<script data-page="" type="module" src="/rsvp-form/proof.js"></script>';
    expect(withoutScripts(form)).toBe(form);
  });

  test("keeps the status that it said", async () => {
    const at = await door(404);
    expect((await fetch(`${at.url}/nothing`, { headers: html })).status).toBe(404);
  });

  test("has the length that is announced, and none for HEAD", async () => {
    const at = await door();
    const plain = await at.raw(
      "GET /archive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );
    const [head = "", body = ""] = plain.split("\r\n\r\n");
    expect(head).not.toMatch(/transfer-encoding/i);
    expect(Number(/content-length: (\d+)/i.exec(head)?.[1])).toBe(body.length);
    const answer = await fetch(`${at.url}/archive`, { method: "HEAD", headers: html });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });
});

test("is compressed for those who take it", async () => {
  const at = await door();
  const ask = (encoding: string) =>
    new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const headers = { "accept-encoding": encoding };
      get(at.url, { headers }, async (answer) => {
        resolve({ headers: answer.headers, body: await buffer(answer) });
      }).on("error", reject);
    });
  const { headers, body } = await ask("br, gzip");
  expect(headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(gunzipSync(body).toString()).toContain("<h1>A talk</h1>");
  for (const none of ["identity", "gzip;q=0", "br"]) {
    const plain = await ask(none);
    expect(plain.headers["content-encoding"], none).toBeUndefined();
    expect(plain.body.toString(), none).toContain("<h1>A talk</h1>");
  }
  // Next compresses nothing a second time.
  expect(at.seen.every((request) => request.headers["accept-encoding"] === undefined)).toBe(true);
});

test("the desk, files and the frames of recordings keep their scripts", async () => {
  const at = await door();
  const isFinished = async (path: string) =>
    !(await (await fetch(at.url + path, { headers: html })).text()).includes("/_next/a.js");
  expect(await isFinished("/meetings/a-talk")).toBe(true);
  for (const path of ["/dashboard", "/sign-in", "/_next/static/b.js", "/images/1", "/healthz"]) {
    expect(await isFinished(path), path).toBe(false);
  }
  expect(await isFinished("/meetings/a/player/b")).toBe(false);
});

test("only its own script and the tints of groups are let in", async () => {
  const tint = '[data-accent="a0b1c2"]{--accent-light:#102030;--accent-dark:#a0b0c0}';
  const style = (css: string, more = "") =>
    `<style data-precedence="accent" data-href="accent-a0b1c2"${more}>${css}</style>`;
  const policyOf = async (page: string) => {
    const at = await openDoor({}, (_req, res) => {
      res.setHeader("content-type", "text/html; charset=utf-8");
      res.end(page);
    });
    const { headers } = await fetch(at.url, { headers: html });
    return headers.get("content-security-policy")?.split("; ").at(2);
  };
  const digest = createHash("sha256").update(tint).digest("base64");
  expect(await policyOf(style(tint))).toBe(`style-src 'self' 'sha256-${digest}'`);
  for (const other of [style(`${tint}body{display:none}`), style(""), "<style>a{}</style>"]) {
    expect(await policyOf(other)).toBe("style-src 'self'");
  }
});

describe("who may keep a page", () => {
  const at = (page: string, status = 200) =>
    openDoor({}, (_req, res) => {
      if (status !== 200) setStatus(status as 404);
      res.setHeader("content-type", "text/html; charset=utf-8");
      res.setHeader("cache-control", "private, no-store");
      res.end(page);
    });

  test("everybody, who then asks whether it is still so", async () => {
    const { url } = await at("<p>A talk</p>");
    const first = await fetch(url, { headers: html });
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{27}-gz"$/);
    const known = { ...html, "if-none-match": `W/"x", ${etag}` };
    for (const method of ["GET", "HEAD"]) {
      const again = await fetch(url, { method, headers: known });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([
        304,
        "",
        etag,
      ]);
    }
    const other = await at("<p>Another talk</p>");
    expect((await fetch(other.url, { headers: known })).status).toBe(200);
  });

  test.each([
    ["with a form, whose key is for one visitor", "/", '<form action="" method="POST">', 200],
    ["by a secret link", "/rsvps/abc", "<p>Yours</p>", 200],
    ["that is not there", "/", "<p>Nothing</p>", 404],
  ])("nobody keeps one %s", async (_name, path, page, status) => {
    const { url } = await at(page, status);
    const { headers } = await fetch(url + path, { headers: html });
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("etag")).toBeNull();
  });
});

test("a picture for all has a tag, another none", async () => {
  const at = await openDoor({}, (req, res) => {
    res.setHeader("content-type", "image/webp");
    res.setHeader("content-length", "4");
    res.setHeader(
      "cache-control",
      req.url === "/images/1" ? "public, no-cache" : "private, no-store",
    );
    res.end("webp");
  });
  const open = await fetch(`${at.url}/images/1`);
  const etag = open.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  const again = await fetch(`${at.url}/images/1`, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const own = await fetch(`${at.url}/images/2`, { headers: { "if-none-match": etag } });
  expect([own.status, await own.text(), own.headers.get("etag")]).toEqual([200, "webp", null]);
});

test("text that looks like a script is only text", () => {
  const text = "<p>&lt;script&gt;x&lt;/script&gt; <!-- kept --></p>";
  expect(withoutScripts(text)).toBe(text);
});

test("a form that goes to its own page has no empty address", () => {
  const form = '<form class="a" action="" method="POST"><button formAction="" name="x">';
  expect(withoutScripts(form)).toBe('<form class="a" method="POST"><button name="x">');
  expect(withoutScripts('<form action="/search">')).toBe('<form action="/search">');
});

test("a page of the desk loses its empty addresses, and nothing else", async () => {
  const form = '<form class="a" action="" method="POST"><button formAction="" name="x">';
  const script = '<script nonce="n">self.__next_f.push([1,"<form action=\\"\\">"])</script>';
  const at = await openDoor({}, (_req, res) => {
    res.setHeader("content-type", "text/html; charset=utf-8");
    res.write(form.slice(0, 30));
    res.end(form.slice(30) + script);
  });
  const answer = await fetch(`${at.url}/dashboard/venues/new`, { headers: html });
  expect(await answer.text()).toBe(`<form class="a" method="POST"><button name="x">${script}`);
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(answer.headers.get("content-security-policy")).toContain("'nonce-");
});
