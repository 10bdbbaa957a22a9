import { join } from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import type { Mailbox } from "#tests/site/mailbox.ts";
import { expectAccessible } from "./support/axe.ts";
import { OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Digests: chosen at sign-up, made by the server's own job when their time has come, ended by one press. */

test.use({ settings: { ...OWNER } });

const DAY_MS = 86_400_000;
const HISTORY = "Fleet Valley History Society";
const STARS = "North Quay Astronomers";

/** Signs up without scripts and confirms by the mailed link; returns the address of the reader's own page. */
async function subscribe(page: Page, mailbox: Mailbox, email: string, group: string, pace: RegExp) {
  await page.goto("/subscribe");
  const form = page.locator("#sign-up");
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel(group).check();
  await form.getByLabel("Reports of meetings that took place").check();
  await form.getByLabel(pace).check();
  await form.getByRole("button", { name: "Keep me informed" }).click();
  await page.goto((await mailbox.waitFor(email)).link("/subscribe/confirm/"));
  await expect(page.getByLabel(pace)).toBeChecked();
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are subscribed");
  return page.url().replace(/\?.*/, "");
}

/** Puts what happened just now back by 40 days, and what is news by 36: before the last Monday and the last first of a month. */
function letTimePass(file: string, news: string[]) {
  const db = new Sqlite(file);
  const before = Date.now() - 40 * DAY_MS;
  const since = Date.now() - 36 * DAY_MS;
  db.prepare("update subscribers set confirmed_at = ?, digested_at = ?").run(before, before);
  db.prepare("update meetings set first_published_at = ? where first_published_at > ?").run(
    before,
    before,
  );
  for (const title of news) {
    db.prepare("update meetings set first_published_at = ? where title = ?").run(since, title);
  }
  db.prepare("update mailings set created_at = ? where kind = 'report-note'").run(since);
  db.close();
}

test("weekly and monthly digests go out by themselves, and end by one press", async ({
  page,
  plainPage,
  mailbox,
  site,
}) => {
  test.setTimeout(90_000);
  const reader = { now: "now@example.org", week: "week@example.org", month: "month@example.org" };
  const idle = "idle@example.org";
  let own = "";

  await test.step("four readers sign up", async () => {
    await subscribe(plainPage, mailbox, reader.now, HISTORY, /^At once/);
    await subscribe(plainPage, mailbox, reader.month, HISTORY, /^Once a month/);
    await subscribe(plainPage, mailbox, idle, STARS, /^Once a week/);
    own = await subscribe(plainPage, mailbox, reader.week, HISTORY, /^Once a week/);
  });

  await test.step("a report is sent: to one reader at once, to two with their digest", async () => {
    await signIn(page);
    await page.goto("/dashboard/meetings?list=past&search=evening+on+wells");
    await page
      .getByRole("link", { name: /An evening on wells/ })
      .first()
      .click();
    await page.getByRole("link", { name: /^Send the report to \d+ subscribers/ }).click();
    await expect(page.getByText(/2 more find it in the next digest/)).toBeVisible();
    await page.getByRole("button", { name: /^Send to \d+ subscribers?/ }).click();
    await page.waitForURL(/done=sent/);
    await mailbox.waitFor(reader.now, { subject: /^Report: An evening on wells/ });
    // The server ends now; the page would ask it for news.
    await page.goto("about:blank");
  });

  await test.step("when the time has come, those who wait are told what concerns them", async () => {
    mailbox.clear();
    await site.stop();
    letTimePass(join(site.dataDir, "marchmont.sqlite"), ["The river under the road"]);
    await site.start();
    const weekly = await mailbox.waitFor(reader.week);
    const monthly = await mailbox.waitFor(reader.month);
    expect(weekly.subject).toMatch(/^News of the week to \d+ \w+ \d{4}$/);
    expect(monthly.subject).toMatch(/^News of \w+ \d{4}$/);
    for (const mail of [weekly, monthly]) {
      expect(mail.text).toMatch(/\d{2}:\d{2}–\d{2}:\d{2} \(.+\)\nThe river under the road\n/);
      expect(mail.text).toContain("Report: An evening on wells");
      expect(mail.text).not.toMatch(/maps from the drawer|What can be seen next month/);
      expect(mail.html).toContain("The river under the road</a>");
    }
    expect(weekly.link("/subscribe/manage/")).toBe(own);
  });

  await test.step("nobody else is told, and nobody twice", async () => {
    await site.kill();
    await site.start();
    await page.goto("/dashboard/newsletter");
    await expect(page.getByRole("row", { name: /News of the week/ })).toContainText("Sent");
    await page.getByRole("link", { name: /News of the week/ }).click();
    await expect(page.getByText(/1 sent · 1 left out/)).toBeVisible();
    await expectAccessible(page);
    const told = mailbox.messages.filter(({ subject }) => subject?.startsWith("News of"));
    expect(told.flatMap(({ recipients }) => recipients).sort()).toEqual([
      reader.month,
      reader.week,
    ]);
    expect(mailbox.to(idle)).toEqual([]);
  });

  await test.step("the archive has it", async () => {
    await plainPage.goto("/newsletter");
    await plainPage.getByRole("link", { name: /News of the week/ }).click();
    await expect(plainPage.locator("article h2")).toHaveText(["New meetings", "Reports", "News"]);
    await plainPage.getByRole("link", { name: "The river under the road" }).click();
    await expect(plainPage.getByRole("heading", { level: 1 })).toHaveText(
      "The river under the road",
    );
  });

  await test.step("one POST from the mail program ends it", async () => {
    const [mail] = mailbox.to(reader.week);
    const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value ?? "";
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const oneClick = header("list-unsubscribe").replace(/^<|>$/g, "");
    for (const press of ["first", "second"]) {
      const answer = await fetch(oneClick, {
        method: "POST",
        body: "List-Unsubscribe=One-Click",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      expect(answer.status, press).toBe(200);
    }
    await plainPage.goto(own);
    await expect(plainPage.getByRole("heading", { level: 1 })).toHaveText("You are unsubscribed");
    await expect(plainPage.getByLabel(/^Once a week/)).toBeChecked();
  });
});
