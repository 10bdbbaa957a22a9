import { createHash } from "node:crypto";
import { get, type IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isPublicPage, withoutScripts } from "#app/_front/handlers/public-page.ts";
import { kindOf } from "#app/_front/kinds.ts";
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

test("what is asked for by Next's scripts, the desk and files stay as they are", () => {
  const isFinished = (path: string, headers = {}) =>
    isPublicPage({ path, kind: kindOf(path) }, headers);
  expect(isFinished("/")).toBe(true);
  expect(isFinished("/meetings/a-talk")).toBe(true);
  expect(isFinished("/meetings/a-talk", { rsc: "1" })).toBe(false);
  expect(isFinished("/meetings/a-talk", { "next-action": "0" })).toBe(false);
  for (const path of ["/dashboard", "/sign-in", "/_next/static/b.js", "/images/1", "/healthz"]) {
    expect(isFinished(path), path).toBe(false);
  }
  for (const path of ["/feeds/meetings.ics", "/sitemap.xml", "/meetings/a/picture.png"]) {
    expect(isFinished(path), path).toBe(false);
  }
  for (const path of ["/meetings/a/player/b", "/meetings/a/cite/bib", "/rsvps/a/calendar.ics"]) {
    expect(isFinished(path), path).toBe(false);
  }
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
