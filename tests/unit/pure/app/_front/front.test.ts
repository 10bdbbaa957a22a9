import { describe, expect, test, vi } from "vitest";
import { openDoor } from "./door.ts";

test("in development what Next makes stays as it is", async () => {
  const at = await openDoor({ dev: true }, (_req, res) => {
    res.setHeader("content-type", "text/html");
    res.end('<script src="/_next/a.js"></script>');
  });
  expect(await (await fetch(at.url)).text()).toContain("/_next/a.js");
});

test("a connection is kept for longer than nginx and Caddy keep theirs", async () => {
  const at = await openDoor();
  const { headers } = await fetch(at.url);
  const [, seconds] = /timeout=(\d+)/.exec(headers.get("keep-alive") ?? "") ?? [];
  expect(Number(seconds)).toBeGreaterThan(120);
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
