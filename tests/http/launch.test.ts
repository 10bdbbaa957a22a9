import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { OWNER } from "#tests/site/owner.ts";
import { describe, expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/** How long another program holds the database. */
const HELD_MS = 12_000;

/* The process: how it starts, ends, and bears a database that fails; what it refuses at the door. */

test("ends cleanly and comes back as it was, also after a power cut", async ({
  empty: { site },
}) => {
  const file = join(site.dataDir, "marchmont.sqlite");
  const first = site.setupLink();
  expect(first).not.toBeNull();
  const secret = readFileSync(join(site.dataDir, "auth-secret"), "utf8");

  expect(await site.stop()).toBe(0);
  expect(existsSync(`${file}-wal`), "the write-ahead log is gone into the file").toBe(false);

  await site.start();
  // Whoever starts it again, or beside another, ends nobody's way in.
  expect(site.setupLink()).toBe(first);
  expect((await fetch(first ?? "")).status).toBe(200);
  await site.kill();

  await site.start(OWNER);
  expect(readFileSync(join(site.dataDir, "auth-secret"), "utf8")).toBe(secret);
  const lastStart = site.log().slice(site.log().lastIndexOf("is running at"));
  expect(lastStart, "with an owner no link is printed").not.toContain("/setup");
});

test("while the database is locked it says so in a sentence, and recovers by itself", async ({
  empty: { site },
}) => {
  const visitor = new Visitor(site.url);
  const form = (await visitor.open(site.setupLink() ?? "")).form("Set the site up").fill({
    "Your name": "Gwen Hythe",
    "Your e-mail": "gwen@example.org",
    "A password": "a hall with ninety chairs",
    "Your society’s name": "Friends of the Canal",
  });

  const other = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
  other.exec("begin immediate");
  const from = performance.now();
  const sick = await form.submit();
  expect(sick).toHaveStatus(503);
  // Several statements have to wait, all of them together as long as one.
  expect(performance.now() - from).toBeLessThan(12_000);
  expect(sick.heading).toMatch(/cannot save or read anything just now/);
  const health = await fetch(`${site.url}/healthz`);
  expect(health.status).toBe(503);
  expect(await health.json()).toEqual({
    status: "unavailable",
    version: expect.stringMatching(/^\d/),
    database: { writable: false, code: "SQLITE_BUSY" },
  });
  other.exec("rollback");
  other.close();

  await expect.poll(async () => (await fetch(`${site.url}/healthz`)).status).toBe(200);
  expect((await form.submit()).url.pathname).toMatch(/^\/dashboard/);
});

test("while another program holds the database pages and feeds are as quick as ever", async ({
  own: { site },
}) => {
  const took = async (path: string) => {
    const from = performance.now();
    const answer = await fetch(`${site.url}${path}`);
    // That nothing can be written is told there, and at once.
    expect(path === "/healthz" ? 200 : answer.status).toBe(200);
    await answer.arrayBuffer();
    return performance.now() - from;
  };
  const round = async () => ({
    home: await took("/"),
    feed: await took("/feeds/meetings.ics"),
    health: await took("/healthz"),
  });
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]!;
  await round();
  const before = [];
  for (let n = 0; n < 9; n++) before.push(await round());

  const other = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
  other.exec("begin immediate");
  const meanwhile = [];
  // Long enough for everything that the site does by itself to want to write.
  const until = performance.now() + HELD_MS;
  while (performance.now() < until) {
    meanwhile.push(await round());
    await new Promise((next) => setTimeout(next, 200));
  }
  other.exec("rollback");
  other.close();
  for (const what of ["home", "feed", "health"] as const) {
    const usual = median(before.map((one) => one[what]));
    expect(median(meanwhile.map((one) => one[what])), what).toBeLessThan(3 * usual + 100);
    // A busy machine may hold one up; the lock held up all of them, for five seconds at once.
    expect(Math.max(...meanwhile.map((one) => one[what])), what).toBeLessThan(4_000);
  }
});

describe("at the door", () => {
  const post = async (url: string, headers: Record<string, string>) => {
    const form = new FormData();
    form.set(`$ACTION_ID_${"0".repeat(42)}`, "");
    return fetch(url, { method: "POST", body: form, headers: { accept: "text/html", ...headers } });
  };

  test("a form from elsewhere, or of an older version, is refused in words", async ({ demo }) => {
    const foreign = await post(`${demo.url}/`, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).toContain("not sent from a page of this site");
    const old = await post(`${demo.url}/`, { origin: demo.url });
    expect(old.status).toBe(409);
    expect(await old.text()).toContain("out of date");
  });

  test.for(["[", '["$1"]', "null", '["$Q1"]', '[{"a":"$F9"}]'])(
    "arguments that cannot be read, %s, are the sender's fault",
    async (body, { demo, visitor }) => {
      const { html } = await visitor.open("/sign-in");
      const action = /&quot;id&quot;:&quot;([0-9a-f]{40,})&quot;/.exec(html)?.[1] ?? "";
      expect(action).not.toBe("");
      const form = new FormData();
      form.set("0", body);
      const response = await fetch(`${demo.url}/sign-in`, {
        method: "POST",
        body: form,
        headers: { origin: demo.url, "next-action": action, accept: "text/x-component" },
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    },
  );
});
