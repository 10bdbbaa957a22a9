import { join } from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { expectAccessible } from "./support/axe.ts";
import { OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* A letter to many, under way: held, gone on with, stopped, by the buttons on its page. */

test.use({ settings: { ...OWNER } });

const READERS = 400;
const GROUP = "fleet-valley-history-society";

/** Confirmed readers of one group, and no others. */
function fill(file: string): string[] {
  const db = new Sqlite(file);
  const emails = Array.from({ length: READERS }, (_, n) => `reader${n}@example.org`);
  const { id: groupId } = db.prepare("select id from groups where slug = ?").get(GROUP) as {
    id: string;
  };
  const reader = db.prepare(
    "insert into subscribers (id, email, email_key, created_at, confirmed_at, digested_at) values (?, ?, ?, 1, 1, 1)",
  );
  const choice = db.prepare(
    "insert into subscriptions (subscriber_id, group_id, kind) values (?, ?, ?)",
  );
  db.transaction(() => {
    db.prepare("delete from subscribers").run();
    for (const email of emails) {
      reader.run(email, email, email);
      for (const kind of ["meetings", "site"]) choice.run(email, groupId, kind);
    }
  })();
  db.close();
  return emails.sort();
}

const figures = (page: Page) => page.getByText(/^\d+ sent · \d+ held/);

async function pause(page: Page) {
  await expect(page.getByText(/^[1-9]\d* sent · \d+ still to go/)).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText(/^\d+ of \d+ done, paused/)).toBeVisible();
}

test("a letter to many is held, outlives a kill, goes on, and another is stopped", async ({
  page,
  plainPage,
  mailbox,
  site,
}) => {
  test.setTimeout(120_000);
  const readers = fill(join(site.dataDir, "marchmont.sqlite"));
  const delivered = () => mailbox.messages.flatMap(({ recipients }) => recipients).sort();
  let letter = "";

  await test.step("it is announced, and paused", async () => {
    mailbox.pace = 100;
    await signIn(page);
    await page.goto("/dashboard/meetings?search=maps+from+the+drawer");
    await page
      .getByRole("link", { name: /maps from the drawer/ })
      .first()
      .click();
    await page.getByRole("link", { name: `Announce to ${READERS} subscribers` }).click();
    await page.getByRole("button", { name: `Send to ${READERS} subscribers` }).click();
    await page.waitForURL(/done=sent/);
    letter = page.url().replace(/\?.*/, "");
    await pause(page);
  });

  await test.step("nothing moves while it is paused, not even after a kill", async () => {
    // What was on its way at the press has arrived.
    await expect
      .poll(async () => {
        const before = delivered().length;
        await page.reload();
        return before === delivered().length && (await figures(page).textContent());
      })
      .toContain(`${delivered().length} sent`);
    const held = delivered();
    const said = (await figures(page).textContent()) ?? "";
    await expectAccessible(page);
    await page.goto("about:blank");
    await site.kill();
    await site.start();
    await page.goto(letter);
    await expect(figures(page)).toHaveText(said);
    expect(delivered()).toEqual(held);
  });

  await test.step("it goes on, and everybody gets it exactly once", async () => {
    mailbox.pace = 0;
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText(`${READERS} of ${READERS} done`)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("button", { name: "Pause" })).toBeHidden();
    expect(delivered()).toEqual(readers);
  });

  await test.step("another is stopped for good, after a question", async () => {
    mailbox.clear();
    mailbox.pace = 100;
    await page.goto("/dashboard/newsletter/new?kind=update");
    await page
      .getByLabel("From, and to whose subscribers")
      .selectOption({ label: `Fleet Valley History Society (${READERS} readers)` });
    await page.getByLabel("Subject").fill("The hall is closed");
    await page.getByLabel("What you want to say").fill("This is a mistake.");
    await page.getByRole("button", { name: "Send it" }).click();
    await page.waitForURL(/done=sent/);
    await pause(page);
    await page.getByText("Stop for good…").click();
    await page.getByRole("button", { name: "Yes, stop it for good" }).click();
    const said = page.getByText(/^Stopped after \d+ of 400$/);
    await expect(said).toBeVisible();
    await expectAccessible(page);
    const sent = Number(/after (\d+)/.exec((await said.textContent()) ?? "")?.[1]);
    await expect(page.getByText(`${sent} sent · ${READERS - sent} not sent`)).toBeVisible();
    expect(delivered()).toHaveLength(sent);
    expect((await plainPage.goto("/newsletter/the-hall-is-closed"))?.status()).toBe(404);
  });
});
