import { describe, expect, test, vi } from "vitest";
import { setFailure, setStatus } from "#app/_front/response.ts";
import { openDoor } from "../door.ts";

const html = { accept: "text/html,*/*" };

describe("the last word", () => {
  const quiet = () => vi.spyOn(console, "error").mockImplementation(() => {});

  test("a page can set the status of its answer", async () => {
    const at = await openDoor({}, (_req, res) => {
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

  test("a form's errors may be kept for going back, and a page that is read may not", async () => {
    const at = await openDoor({}, (_req, res) => {
      setStatus(422);
      res.setHeader("content-type", "text/html");
      res.setHeader("cache-control", "no-store");
      res.end("the page");
    });
    const headers = { ...html, origin: at.url };
    const caching = async (init: RequestInit) => {
      const answer = await fetch(`${at.url}/meetings`, { headers, ...init });
      return [answer.status, answer.headers.get("cache-control")];
    };
    expect(await caching({ method: "POST", body: at.form() })).toEqual([422, "private, no-cache"]);
    expect(await caching({})).toEqual([422, "no-store"]);
  });

  test("a blank error page is replaced by one that can be read, with a number", async () => {
    const log = quiet();
    const at = await openDoor({}, (_req, res) => {
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
    const at = await openDoor({}, (_req, res) => {
      res.writeHead(500).end();
    });
    await fetch(`${at.url}${path}`, { headers: html });
    expect(log.mock.calls.flat().join("")).toMatch(/ failed: 500 GET \/[a-z]+\/…$/);
  });

  test("a built file that is gone is not there, and no fault", async () => {
    const at = await openDoor({}, (_req, res) => {
      res.setHeader("cache-control", "public, max-age=31536000, immutable");
      res.writeHead(500).end("Internal Server Error");
    });
    const answer = await fetch(`${at.url}/_next/static/chunks/gone.js`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("the database being out of reach is 503, for scripts too", async () => {
    quiet();
    const at = await openDoor({}, (_req, res) => {
      setFailure({ why: "unavailable", code: null });
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
    const at = await openDoor({}, (_req, res) => {
      res.writeHead(503, { "content-type": "application/json" }).end("{}");
    });
    const answer = await fetch(at.url);
    expect([answer.status, await answer.text()]).toEqual([503, "{}"]);
  });

  test("a form whose action is gone gets a page that helps", async () => {
    const at = await openDoor({}, (_req, res) => {
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
    const at = await openDoor({}, () => {
      throw new Error("a surprise");
    });
    expect((await fetch(at.url)).status).toBe(500);
  });
});
