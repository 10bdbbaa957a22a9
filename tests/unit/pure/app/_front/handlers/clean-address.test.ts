import { expect, test } from "vitest";
import { openDoor } from "../door.ts";

const ask = async (path: string, init: RequestInit = {}) => {
  const at = await openDoor();
  const response = await fetch(at.url + path, { redirect: "manual", ...init });
  return { status: response.status, to: response.headers.get("location"), seen: at.seen.length };
};

test.each([
  ["/Meetings", "/meetings"],
  ["/MEETINGS/The-River?page=2", "/meetings/the-river?page=2"],
  ["/Rsvps/aBcD", "/rsvps/aBcD"],
  ["/Publications/Paper/7A", "/publications/paper/7A"],
  ["/?utm_source=x&utm_medium=mail", "/"],
  ["/meetings?group=a&fbclid=1&page=2&MC_CID=3", "/meetings?group=a&page=2"],
  ["/Archive?gclid=1", "/archive"],
  ["/Meetings/Caf%C3%A9", "/meetings/caf%C3%A9"],
])("%s leads to %s", async (from, to) => {
  expect(await ask(from)).toEqual({ status: 308, to, seen: 0 });
});

test.each([
  "/calendar?topic=utm_source",
  "/dashboard?fbclids=1",
  "/rsvps/aBcD",
  "/meetings/caf%C3%A9",
  "/Somewhere",
  "/feeds/meetings.ics?utm_source=x",
])("%s is taken as it is", async (path) => {
  expect(await ask(path)).toMatchObject({ to: null, seen: 1 });
});

test("what changes something is never sent elsewhere", async () => {
  const at = await openDoor();
  const response = await fetch(`${at.url}/Meetings?utm_source=x`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: new URL(at.url).origin },
    body: new URLSearchParams({ a: "1" }),
  });
  expect(response.headers.get("location")).toBeNull();
});
