import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { startSite } from "#tests/site/start.ts";
import { expect, test } from "./support/test.ts";

/* The process: how it starts, ends, and bears a database that fails. */

const OWNER = { OWNER_EMAIL: "olwen@example.org", OWNER_PASSWORD: "forty chairs and a piano" };

test("ends cleanly and comes back as it was, also after a power cut", async () => {
  const own = await startSite({ SEED: "none" });
  const file = join(own.dataDir, "marchmont.sqlite");
  const first = own.setupLink();
  expect(first).not.toBeNull();
  const secret = readFileSync(join(own.dataDir, "auth-secret"), "utf8");

  expect(await own.stop()).toBe(0);
  expect(existsSync(`${file}-wal`), "the write-ahead log is gone into the file").toBe(false);

  await own.start();
  const second = own.setupLink();
  expect(second).not.toBe(first);
  expect((await fetch(first ?? "")).status, "the older link is dead").toBe(404);
  await own.kill();

  await own.start();
  expect(readFileSync(join(own.dataDir, "auth-secret"), "utf8")).toBe(secret);
  await own.stop();

  await own.start(OWNER);
  const lastStart = own.log().slice(own.log().lastIndexOf("is running at"));
  expect(lastStart, "with an owner no link is printed").not.toContain("/setup");
  await own.remove();
});

test.use({ settings: { SEED: "none" } });

test.describe("while the database is locked", () => {
  test("answers 503 with a sentence, and recovers by itself", async ({ plainPage, site }) => {
    await plainPage.goto(site.setupLink() ?? "");
    await plainPage.getByLabel("Your name").fill("Gwen Hythe");
    await plainPage.getByLabel("Your e-mail").fill("gwen@example.org");
    await plainPage.getByLabel("A password").fill("a hall with ninety chairs");
    await plainPage.getByLabel("Your society's name").fill("Friends of the Canal");
    const send = plainPage.getByRole("button", { name: "Set the site up" });

    const other = new Sqlite(join(site.dataDir, "marchmont.sqlite"));
    other.exec("begin immediate");
    await send.click();
    await expect(plainPage.getByRole("heading")).toHaveText(
      /cannot save or read anything just now/,
    );
    const sick = await fetch(`${site.url}/healthz`);
    expect(sick.status).toBe(503);
    expect(await sick.json()).toEqual({
      status: "unavailable",
      version: expect.stringMatching(/^\d/),
      database: { writable: false, code: "SQLITE_BUSY" },
    });
    other.exec("rollback");
    other.close();

    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
    await plainPage.goBack();
    await expect(plainPage.getByLabel("Your name"), "what was typed is kept").toHaveValue(
      "Gwen Hythe",
    );
    await plainPage.getByLabel("A password").fill("a hall with ninety chairs");
    await send.click();
    await plainPage.waitForURL(/\/dashboard/);
  });
});

test.describe("at the door", () => {
  const post = async (url: string, headers: Record<string, string>) => {
    const form = new FormData();
    form.set("$ACTION_ID_0", "");
    return fetch(url, { method: "POST", body: form, headers: { accept: "text/html", ...headers } });
  };

  test("a form from elsewhere, or of an older version, is refused in words", async ({ site }) => {
    const foreign = await post(`${site.url}/`, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    expect(await foreign.text()).toContain("not sent from a page of this site");
    const old = await post(`${site.url}/`, { origin: site.url });
    expect(old.status).toBe(409);
    expect(await old.text()).toContain("out of date");
  });

  test("arguments that cannot be read are the sender's fault", async ({ site }) => {
    const page = await (await fetch(`${site.url}/sign-in`)).text();
    const action = /&quot;id&quot;:&quot;([0-9a-f]{40,})&quot;/.exec(page)?.[1] ?? "";
    expect(action).not.toBe("");
    for (const body of ["[", '["$1"]', "null", '["$Q1"]', '[{"a":"$F9"}]']) {
      const form = new FormData();
      form.set("0", body);
      const answer = await fetch(`${site.url}/sign-in`, {
        method: "POST",
        body: form,
        headers: { origin: site.url, "next-action": action, accept: "text/x-component" },
      });
      expect(answer.status, body).toBeGreaterThanOrEqual(400);
      expect(answer.status, body).toBeLessThan(500);
    }
  });

  test("Next's scripts run under the policy, on pages with a nonce and on prerendered ones", async ({
    page,
  }) => {
    await page.goto("/sign-in");
    await page.waitForFunction(() => "next" in window);
    const answer = await page.goto("/dashboard/nowhere/at/all");
    expect(answer?.status()).toBeLessThan(500);
    await page.goto("/nowhere");
  });
});
