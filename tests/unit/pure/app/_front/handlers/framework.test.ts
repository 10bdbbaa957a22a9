import { expect, test } from "vitest";
import { openDoor } from "../door.ts";

test.each([
  "/_next/image?url=%2Fimages%2F1&w=640&q=75",
  "/_next/data/build/meetings.json",
  "/_next",
  "/_next/static",
  "/_not-found",
  "/_global-error",
  "/_next/postponed/resume/meetings",
  "/__nextjs_original-stack-frame",
  "/meetings.rsc",
  "/dashboard/meetings.segments/_tree.segment.rsc",
  "/dashboard/meetings.segments/_tree",
])("Next answers nothing by itself at %s", async (path) => {
  const at = await openDoor();
  expect((await fetch(at.url + path)).status).toBe(404);
  expect(at.seen).toEqual([]);
});

test("but the files it built", async () => {
  const at = await openDoor();
  expect((await fetch(`${at.url}/_next/static/chunks/a.js`)).status).toBe(200);
});

test("a built file is asked for whole", async () => {
  const at = await openDoor();
  const headers = {
    range: "bytes=9-",
    "if-range": '"a"',
    "if-match": '"a"',
    "if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT",
    "if-none-match": '"a"',
  };
  await fetch(`${at.url}/_next/static/chunks/a.js`, { headers });
  await fetch(`${at.url}/feeds/meetings.ics`, { headers });
  const told = at.seen.map((seen) => Object.keys(headers).filter((name) => name in seen.headers));
  expect(told).toEqual([["if-none-match"], Object.keys(headers)]);
});

test("pages without its scripts are pages to whoever asks", async () => {
  const at = await openDoor();
  const headers = {
    rsc: "1",
    "next-router-state-tree": "x",
    "next-url": "/",
    "x-nextjs-data": "1",
  };
  await fetch(`${at.url}/meetings`, { headers });
  await fetch(`${at.url}/dashboard`, { headers });
  const told = at.seen.map((seen) => Object.keys(headers).filter((name) => name in seen.headers));
  expect(told).toEqual([[], ["rsc", "next-router-state-tree", "next-url"]]);
});

test("an action is called by the form of a public page, not by a script", async () => {
  const at = await openDoor();
  const headers = { origin: at.url, "next-action": "0".repeat(42) };
  const send = (path: string) => fetch(at.url + path, { method: "POST", headers, body: "[]" });
  expect((await send("/meetings/a")).status).toBe(415);
  expect((await send("/dashboard")).status).toBe(200);
});

test("in development all of it answers", async () => {
  const at = await openDoor({ dev: true });
  expect((await fetch(`${at.url}/_next/image`)).status).toBe(200);
});
