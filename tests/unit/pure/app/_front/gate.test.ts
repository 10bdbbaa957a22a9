import { afterEach, describe, expect, test, vi } from "vitest";
import { setFailure, setStatus } from "#app/_front/response.ts";
import { openDoor } from "./door.ts";

type Door = Awaited<ReturnType<typeof openDoor>>;
const open: Door[] = [];
const door = async (...args: Parameters<typeof openDoor>) => {
  const made = await openDoor(...args);
  open.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const html = { accept: "text/html,*/*" };

describe("where a form comes from", () => {
  const send = (at: Door, headers: Record<string, string>) =>
    fetch(at.url, { method: "POST", body: at.form({ name: "Ada" }), headers });

  test("our own pages are let in, with what they sent", async () => {
    const at = await door();
    const answer = await send(at, { origin: at.url });
    expect(answer.status).toBe(200);
    expect(at.seen[0]?.body).toContain("Ada");
  });

  test.each([
    ["a foreign page", { origin: "https://evil.example" }],
    [
      "a foreign page that names our host",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["a page of another port", { origin: "http://localhost:1" }],
    ["nowhere", {}],
    ["a page that hides its address", { origin: "null" }],
    ["a foreign page that hides its address", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["a neighbour that hides its address", { origin: "null", "sec-fetch-site": "same-site" }],
    ["a foreign page without Origin", { "sec-fetch-site": "cross-site" }],
  ])("%s is not", async (_name, headers) => {
    const at = await door();
    const answer = await send(at, { ...headers, ...html } as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("not sent from a page of this site");
    expect(at.seen).toEqual([]);
  });

  test.each([{ origin: "null" }, {}])("the browser's own word counts for %o", async (headers) => {
    const at = await door();
    const word = { ...headers, "sec-fetch-site": "same-origin" } as Record<string, string>;
    const answer = await send(at, word);
    expect(answer.status).toBe(200);
    expect(at.seen[0]?.headers.origin).toBe(at.url);
  });

  test("before a site address is set, any name of the local network will do", async () => {
    const at = await door();
    const there = `http://127.0.0.1:${at.port}`;
    const answer = await fetch(there, {
      method: "POST",
      body: at.form(),
      headers: { origin: there },
    });
    expect(answer.status).toBe(200);
    expect(at.seen[0]?.headers.host).toBe(`127.0.0.1:${at.port}`);
  });

  test("but not a public name that was pointed here", async () => {
    const at = await door();
    const answer = await at.raw(
      `POST / HTTP/1.1\r\nHost: evil.example:${at.port}\r\nOrigin: http://evil.example:${at.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 403/);
  });

  test("with a site address only that one counts, whatever Host says", async () => {
    const at = await door({ site: "https://meetings.example.org" });
    expect((await send(at, { origin: at.url })).status).toBe(403);
    expect((await send(at, { origin: "https://meetings.example.org" })).status).toBe(200);
    expect(at.seen[0]?.headers).toMatchObject({
      host: "meetings.example.org",
      "x-forwarded-host": "meetings.example.org",
      "x-forwarded-proto": "https",
    });
  });
});

describe("one-click unsubscription", () => {
  const press = (at: Door, path: string) =>
    fetch(at.url + path, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

  test("is taken from mail providers, who come from no page and send no Origin", async () => {
    const at = await door();
    expect((await press(at, "/unsubscribe/a-token")).status).toBe(200);
    expect(at.seen).toHaveLength(1);
  });

  test.each(["/unsubscribe", "/unsubscribe/a/b", "/unsubscribes/a", "/subscribe/manage/a", "/"])(
    "is no way in elsewhere: %s",
    async (path) => {
      const at = await door();
      expect((await press(at, path)).status).toBe(403);
      expect(at.seen).toEqual([]);
    },
  );
});

describe("who sent it", () => {
  test("headers that a client could forge are replaced", async () => {
    const at = await door();
    await fetch(at.url, {
      headers: {
        "x-forwarded-for": "203.0.113.9",
        "x-forwarded-host": "evil.example",
        "x-marchmont-peer": "203.0.113.9",
        "x-middleware-subrequest": "proxy",
        "content-security-policy": "script-src 'nonce-evil'",
      },
    });
    const { headers } = at.seen[0]!;
    expect(headers["x-marchmont-peer"]).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(headers["x-forwarded-for"]).toBe(headers["x-marchmont-peer"]);
    expect(headers["x-forwarded-host"]).toBe(`localhost:${at.port}`);
    expect(headers).not.toHaveProperty("x-middleware-subrequest");
    expect(headers["content-security-policy"]).not.toContain("evil");
  });

  test("a trusted proxy's word is believed", async () => {
    const at = await door({ proxies: ["127.0.0.0/8", "::1"] });
    await fetch(at.url, { headers: { "x-forwarded-for": "198.51.100.7, 203.0.113.9" } });
    expect(at.seen[0]?.headers["x-marchmont-peer"]).toBe("203.0.113.9");
  });
});

describe("how large", () => {
  const post = (at: Door, path: string, bytes: number, headers: Record<string, string> = {}) =>
    fetch(at.url + path, {
      method: "POST",
      body: at.form({ picture: new Blob([new Uint8Array(bytes)]) }),
      headers: { origin: at.url, ...headers },
    });
  const MB = 1024 * 1024;

  test.each([
    ["/", 0.9 * MB, 200],
    ["/", 1.1 * MB, 413],
    ["/dashboard/meetings", 7.9 * MB, 200],
    ["/dashboard/meetings", 8.1 * MB, 413],
    ["/dashboards", 1.1 * MB, 413],
  ])("%s takes %d bytes: %d", async (path, bytes, status) => {
    const at = await door();
    const answer = await post(at, path, bytes, html);
    expect(answer.status).toBe(status);
    if (status === 413) expect(await answer.text()).toContain("too large");
  });

  test("also when the length is not told beforehand", async () => {
    const at = await door();
    const pieces = new ReadableStream({
      start(stream) {
        for (let i = 0; i < 20; i++) stream.enqueue(new Uint8Array(100_000));
        stream.close();
      },
    });
    const answer = await fetch(at.url, {
      method: "POST",
      body: pieces,
      duplex: "half",
      headers: { origin: at.url, "content-type": "multipart/form-data; boundary=x" },
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(at.seen).toEqual([]);
  });

  test("who asks first is told before sending", async () => {
    const at = await door();
    const head = (length: number) =>
      `POST / HTTP/1.1\r\nHost: localhost:${at.port}\r\nOrigin: ${at.url}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    expect(await at.raw(head(2 * MB), 500)).toMatch(/^HTTP\/1.1 413/);
    expect(await at.raw(head(10), 500)).toMatch(/^HTTP\/1.1 100/);
  });

  test("a body that breaks off reaches nobody", async () => {
    const at = await door();
    await at.raw(
      `POST / HTTP/1.1\r\nHost: localhost:${at.port}\r\nOrigin: ${at.url}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100\r\n\r\nonly this`,
      200,
    );
    expect(at.seen).toEqual([]);
  });
});

describe("what cannot be read", () => {
  const boundary = "multipart/form-data; boundary=x";
  const whole = (name: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nabc\r\n--x--\r\n`;

  test.each([
    ["a whole form", boundary, whole("$ACTION_ID_1"), 200],
    ["a form cut off", boundary, whole("$ACTION_ID_1").slice(0, -8), 400],
    ["no form at all", boundary, "zzz", 400],
    ["nothing", boundary, "", 400],
    ["no boundary", "multipart/form-data", whole("$ACTION_ID_1"), 400],
    ["a form of an older version", boundary, whole("title"), 409],
    ["a form of another kind", "application/x-www-form-urlencoded", "title=a", 415],
    ["JSON", "application/json", "{}", 415],
  ])("%s", async (_name, type, body, status) => {
    const at = await door();
    const answer = await fetch(at.url, {
      method: "POST",
      body,
      headers: { origin: at.url, "content-type": type },
    });
    expect(answer.status).toBe(status);
  });

  test("an interface reads what is sent itself", async () => {
    const at = await door();
    const headers = { origin: at.url, "content-type": "application/json" };
    const answer = await fetch(`${at.url}/api/thing`, { method: "PUT", body: "{}", headers });
    expect(answer.status).toBe(200);
    expect(at.seen[0]?.body).toBe("{}");
  });
});

describe("addresses", () => {
  test.each([
    ["/meetings/%E0%A4%A", 400],
    ["/meetings/%ff", 400],
    ["/meetings/%00", 400],
    ["/meetings/a%0d%0aSet-Cookie:x", 400],
    [`/?q=${"a".repeat(8_200)}`, 414],
    ["http://evil.example/", 400],
    ["*", 400],
    ["/meetings/caf%C3%A9?q=%E0%A4", 200],
    ["/", 200],
  ])("GET %.40s: %d", async (path, status) => {
    const at = await door();
    const answer = await at.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });
});

describe("methods", () => {
  test.each([
    ["PROPFIND", "/feeds/meetings.ics", 405],
    ["TRACE", "/", 405],
    ["PUT", "/", 405],
    ["DELETE", "/meetings/a", 405],
    ["OPTIONS", "/meetings/a", 204],
    ["CONNECT", "x:1", 405],
    ["HEAD", "/", 200],
  ])("%s %s: %d", async (method, path, status) => {
    const at = await door();
    const answer = await at.raw(
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
    if (status === 204) expect(answer).toMatch(/allow: GET, HEAD, OPTIONS, POST/i);
  });

  test("an offer to upgrade the connection is declined by an ordinary answer", async () => {
    const at = await door();
    const answer = await at.raw(
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n\r\n",
      500,
    );
    expect(answer).toMatch(/^HTTP\/1.1 200/);
  });
});

describe("headers of the answer", () => {
  const headersOf = async (path: string, site?: string) => {
    const at = await door({ site });
    return (await fetch(at.url + path)).headers;
  };

  test("a public page keeps everything to this site", async () => {
    const headers = await headersOf("/meetings/a");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  test("only scripts with the nonce run on the organizers' pages, and Next is told it", async () => {
    const at = await door();
    const policies = [];
    for (let i = 0; i < 2; i++) {
      const { headers } = await fetch(`${at.url}/dashboard`);
      policies.push(headers.get("content-security-policy"));
      expect(at.seen[i]?.headers["content-security-policy"]).toBe(policies[i]);
    }
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{22,}' 'strict-dynamic';/);
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(policies[0]).not.toBe(policies[1]);
  });

  test.each(["/rsvps/abc", "/sign-in/confirm", "/invitations/abc", "/setup"])(
    "%s keeps its address to itself",
    async (path) => {
      const headers = await headersOf(path, "https://meetings.example.org");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("private, no-store");
      expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
      expect(headers.get("strict-transport-security")).toContain("max-age=");
    },
  );

  test("without https its forms must still say where they come from", async () => {
    const headers = await headersOf("/rsvps/abc", "http://meetings.example.org");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });
});

describe("the last word", () => {
  const quiet = () => vi.spyOn(console, "error").mockImplementation(() => {});

  test("a page can set the status of its answer", async () => {
    const at = await door({}, (_req, res) => {
      setStatus(422, { "retry-after": "5" });
      res.setHeader("content-type", "text/html");
      res.write("still ");
      res.end("the page");
    });
    const answer = await fetch(at.url);
    expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([
      422,
      "5",
      "still the page",
    ]);
  });

  test("a blank error page is replaced by one that can be read, with a number", async () => {
    const log = quiet();
    const at = await door({}, (_req, res) => {
      res.statusCode = 500;
      res.setHeader("content-type", "text/html");
      res.write("<html>");
      res.end("</html>");
    });
    const answer = await fetch(`${at.url}/rsvps/secret-token?email=a@b.example`, { headers: html });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    const number = /number ([0-9a-f]{10})/.exec(text)?.[1];
    expect(text).toContain("Something went wrong here");
    expect(log.mock.calls.flat().join("")).toBe(`Request ${number} failed: 500 GET /rsvps/…`);
  });

  test.each([
    "/tickets/secret",
    "/subscribe/confirm/secret",
    "/subscribe/manage/secret/data.json",
    "/unsubscribe/secret",
    "/rsvps/all/secret",
    "/invitations/secret",
  ])("no secret of an address is written down: %s", async (path) => {
    const log = quiet();
    const at = await door({}, (_req, res) => {
      res.writeHead(500).end();
    });
    await fetch(`${at.url}${path}`, { headers: html });
    expect(log.mock.calls.flat().join("")).toMatch(/ failed: 500 GET \/[a-z]+\/…$/);
  });

  test("the database being out of reach is 503, for scripts too", async () => {
    quiet();
    const at = await door({}, (_req, res) => {
      setFailure("unavailable");
      res.writeHead(500, { "content-type": "text/x-component" }).end("0:E");
    });
    const answer = await fetch(at.url, { headers: { rsc: "1" } });
    expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([
      503,
      "30",
      "0:E",
    ]);
  });

  test("a route handler's own 503 stays as it is", async () => {
    const at = await door({}, (_req, res) => {
      res.writeHead(503, { "content-type": "application/json" }).end("{}");
    });
    const answer = await fetch(at.url);
    expect([answer.status, await answer.text()]).toEqual([503, "{}"]);
  });

  test("a form whose action is gone gets a page that helps", async () => {
    const at = await door({}, (_req, res) => {
      res.statusCode = 404;
      res.setHeader("content-type", "text/plain");
      res.end("Server Action unavailable.");
    });
    const answer = await fetch(at.url, {
      method: "POST",
      body: at.form(),
      headers: { origin: at.url, ...html },
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("out of date");
  });

  test("what throws is answered all the same", async () => {
    quiet();
    const at = await door({}, () => {
      throw new Error("a surprise");
    });
    expect((await fetch(at.url)).status).toBe(500);
  });
});

describe("closing", () => {
  test("waits for the request under way, takes no more", async () => {
    let finish = () => {};
    const at = await openDoor({}, (_req, res) => {
      finish = () => res.end("done");
      return new Promise<void>((resolve) => res.once("close", resolve));
    });
    const answer = fetch(at.url).then((response) => response.text());
    await vi.waitFor(() => expect(at.seen.length).toBe(1));
    const closed = at.close();
    await expect(fetch(at.url)).rejects.toThrow();
    finish();
    expect(await answer).toBe("done");
    await closed;
  });
});
