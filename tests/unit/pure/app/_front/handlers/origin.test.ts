import { describe, expect, test } from "vitest";
import { isFromOwnPage } from "#app/_front/handlers/origin.ts";
import { openDoor } from "../door.ts";

type Door = Awaited<ReturnType<typeof openDoor>>;
const html = { accept: "text/html,*/*" };

describe("where a form comes from", () => {
  const send = (at: Door, headers: Record<string, string>) =>
    fetch(at.url, { method: "POST", body: at.form({ name: "Ada" }), headers });

  test("our own pages are let in, with what they sent", async () => {
    const at = await openDoor();
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
    const at = await openDoor();
    const answer = await send(at, { ...headers, ...html } as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("not sent from a page of this site");
    expect(at.seen).toEqual([]);
  });

  test.each([{ origin: "null" }, {}])("the browser's own word counts for %o", async (headers) => {
    const at = await openDoor();
    const word = { ...headers, "sec-fetch-site": "same-origin" } as Record<string, string>;
    const answer = await send(at, word);
    expect(answer.status).toBe(200);
    expect(at.seen[0]?.headers.origin).toBe(at.url);
  });

  test("before a site address is set, any name of the local network will do", async () => {
    const at = await openDoor();
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
    const at = await openDoor();
    const answer = await at.raw(
      `POST / HTTP/1.1\r\nHost: evil.example:${at.port}\r\nOrigin: http://evil.example:${at.port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 403/);
  });

  test("with a site address only that one counts, whatever Host says", async () => {
    const at = await openDoor({ site: "https://meetings.example.org" });
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
    const at = await openDoor();
    expect((await press(at, "/unsubscribe/a-token")).status).toBe(200);
    expect(at.seen).toHaveLength(1);
  });

  test.each(["/unsubscribe", "/unsubscribe/a/b", "/unsubscribes/a", "/subscribe/manage/a", "/"])(
    "is no way in elsewhere: %s",
    async (path) => {
      const at = await openDoor();
      expect((await press(at, path)).status).toBe(403);
      expect(at.seen).toEqual([]);
    },
  );
});

test("a referrer does not stand in for Origin", () => {
  const headers = { referer: "http://localhost:3000/" };
  expect(isFromOwnPage(headers, "http://localhost:3000")).toBe(false);
});
