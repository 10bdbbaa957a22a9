import { expect, test } from "vitest";
import { openDoor } from "../door.ts";

test("a network that searches without end is asked to wait; an office at work is not", async () => {
  const at = await openDoor();
  const search = async (path: string) => {
    const answer = await fetch(`${at.url}${path}`, { headers: { accept: "text/html" } });
    return {
      status: answer.status,
      wait: answer.headers.get("retry-after"),
      text: await answer.text(),
    };
  };
  for (let n = 0; n < 600; n++) {
    expect((await search(n % 6 === 0 ? "/search?q=river" : "/api/search?q=riv")).status).toBe(200);
  }
  const refused = await search("/search?q=river");
  expect(refused.status).toBe(429);
  expect(Number(refused.wait)).toBeGreaterThan(0);
  expect(refused.text).toContain("Please wait a minute");
  expect((await search("/api/search?q=riv")).status).toBe(429);
  expect((await search("/meetings")).status).toBe(200);
  await at.close();
});
