import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { publishScript } from "#app/_front/scripts.ts";
import { openDoor } from "../door.ts";

const SCRIPT = `prove(${'"again and again"'.repeat(20)})`;

test("a script is handed out as it was built, once", async () => {
  publishScript("proof", SCRIPT);
  const at = await openDoor();
  const ask = (headers = {}) => fetch(`${at.url}/rsvp-form/proof.js`, { headers });
  const first = await ask();
  expect(await first.text()).toBe(SCRIPT);
  expect(first.headers.get("content-encoding")).toBe("gzip");
  expect(first.headers.get("cache-control")).toBe("public, no-cache");
  expect(first.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  const etag = first.headers.get("etag")!;
  const again = await ask({ "if-none-match": etag });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const plain = await ask({ "accept-encoding": "identity", "if-none-match": '"other"' });
  expect([plain.status, await plain.text()]).toEqual([200, SCRIPT]);
  publishScript("proof", "changed()");
  expect(await (await ask({ "if-none-match": etag })).text()).toBe("changed()");
  expect(at.seen).toEqual([]);
});

test("HEAD says how long it is", async () => {
  publishScript("typing", SCRIPT);
  const at = await openDoor();
  const head = request(`${at.url}/search/typing.js`, { method: "HEAD" }).end();
  const [response] = await new Promise<[import("node:http").IncomingMessage]>((resolve) => {
    head.on("response", (...args) => resolve(args));
  });
  expect(Number(response.headers["content-length"])).toBe(SCRIPT.length);
  expect(await text(response)).toBe("");
});
