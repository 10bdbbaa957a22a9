import type { Page } from "@playwright/test";
import { pendingToken } from "#lib/subscribers/pending.ts";
import { setClock } from "#lib/time/clock.ts";
import type { Mailbox } from "#tests/site/mailbox.ts";
import { expectAccessible } from "./support/axe.ts";
import { OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Subscriptions when things go otherwise: rubbish, twice, late, after erasure, to no mailbox. Readers have scripts off. */

/** Known here, so that a link can be made as it was long ago. */
const AUTH_SECRET = "forty letters that nobody else can guess";
test.use({ settings: { ...OWNER, AUTH_SECRET } });

const GROUP = "Lantern Reading Circle";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function signUp(page: Page, email: string) {
  await page.goto("/subscribe?group=lantern-reading-circle");
  const form = page.locator("#sign-up");
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("News of the group and the site").check();
  await form.getByRole("button", { name: "Keep me informed" }).click();
}

async function subscribe(page: Page, mailbox: Mailbox, email: string) {
  await signUp(page, email);
  const confirm = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  await page.goto(confirm);
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  await expect(heading(page)).toHaveText("You are subscribed");
  return { confirm, own: page.url().replace(/\?.*/, "") };
}

test("rubbish is refused beside its field, and what was typed is kept", async ({
  plainPage: page,
  mailbox,
}) => {
  const form = page.locator("#sign-up");
  for (const typed of [
    "",
    "ann at home",
    "ann@example.org, bob@example.org",
    "Ann <ann@example.org>",
    "ann@localhost",
    "ann@example.org Bcc: bob@example.org",
    "\u202eann@example.org",
    `${"a".repeat(300)}@example.org`,
  ]) {
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === "POST" && answer.url().includes("/subscribe"),
    );
    await signUp(page, typed);
    expect((await answered).status(), typed).toBe(422);
    await expect(form.getByRole("alert"), typed).toContainText(/Enter (your|one) e-mail address/);
    await expect(form.getByLabel("E-mail")).toHaveValue(typed);
    await expect(form.getByLabel(GROUP)).toBeChecked();
  }
  await page.goto("/subscribe");
  await form.getByLabel("E-mail").fill("ann@example.org");
  for (const kind of ["New meetings", "Changes and cancellations"]) {
    await form.getByLabel(kind).uncheck();
  }
  await form.getByRole("button", { name: "Keep me informed" }).click();
  await expect(form.getByRole("alert")).toContainText("Choose at least one group");
  await expect(form.getByRole("alert")).toContainText("Choose at least one kind of news");
  await expect(form.getByLabel("E-mail")).toHaveValue("ann@example.org");
  expect(mailbox.messages).toEqual([]);
});

test("who signs up twice has two mails and one subscription", async ({
  plainPage: page,
  mailbox,
}) => {
  const email = "twice@example.org";
  await signUp(page, email);
  await signUp(page, "Twice@example.org");
  await expect(page.getByText("One step is left")).toBeVisible();
  const first = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  const second = (await mailbox.waitFor("Twice@example.org")).link("/subscribe/confirm/");
  await page.goto(second);
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  const own = page.url().replace(/\?.*/, "");
  for (const used of [first, second]) {
    expect((await page.goto(used))?.status()).toBe(410);
    await expect(heading(page)).toHaveText("This link was used already");
  }

  await signUp(page, email);
  await expect(page.getByText("One step is left")).toBeVisible();
  const known = await mailbox.waitFor(email, { after: 1 });
  expect(known.text).toContain("already");
  expect(known.link("/subscribe/manage/")).toBe(own);
});

test("a link that is too late or was cut says so, and what to do", async ({
  plainPage: page,
  page: withScripts,
  site,
  mailbox,
}) => {
  process.env.AUTH_SECRET = AUTH_SECRET;
  const restore = setClock(new Date(Date.now() - 15 * 86_400_000));
  const choices = { groups: ["any"], kinds: ["meetings" as const], pace: "at-once" as const };
  const late = pendingToken({ email: "late@example.org", ...choices });
  restore();
  const address = `${site.url}/subscribe/confirm/`;
  expect((await page.goto(address + late))?.status()).toBe(410);
  await expect(heading(page)).toHaveText("This link is too old");
  await withScripts.goto(address + late);
  await expectAccessible(withScripts);
  for (const wrong of [late.slice(0, -5), `${late}xxxx`, "x", "a".repeat(4000)]) {
    expect((await page.goto(address + wrong))?.status(), wrong.slice(0, 20)).toBe(404);
    await expect(heading(page)).toHaveText(/nowhere|address/);
  }
  await page.goto(address + late);
  await page.getByRole("link", { name: "Sign up once more" }).click();
  await expect(heading(page)).toHaveText("News by e-mail");
  expect(mailbox.to("late@example.org")).toEqual([]);
});

test("to leave twice changes nothing; after erasure every link is dead but the sign-up", async ({
  plainPage: page,
  mailbox,
  browser,
  site,
}) => {
  const email = "gone@example.org";
  const { confirm, own } = await subscribe(page, mailbox, email);
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const other = await context.newPage();
  await other.goto(own);
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Unsubscribe me" }).click();
    await expect(heading(tab)).toHaveText("You are unsubscribed");
  }
  expect((await page.goto(confirm))?.status()).toBe(410);
  await page.goto(own);
  await page.getByText("Erase it all").click();
  await page.getByRole("button", { name: "Yes, erase it" }).click();
  await expect(page.getByText("are erased.")).toBeVisible();

  expect((await page.goto(own))?.status()).toBe(404);
  const oneClick = own.replace("/subscribe/manage/", "/unsubscribe/");
  expect((await fetch(oneClick, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${own}/data.json`)).status).toBe(404);
  // The other tab is still open, and its buttons are pressed.
  await other.getByRole("button", { name: "Subscribe me again" }).click();
  await expect(heading(other)).toHaveText("This link leads nowhere");
  await context.close();
  // Nothing is known of the address any more, not even that its link was used.
  await page.goto(confirm);
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  await expect(heading(page)).toHaveText("You are subscribed");
});

test("a mailbox that is no more is parked, shown to the organizer, and left alone", async ({
  page,
  plainPage,
  mailbox,
}) => {
  const email = "bounced@example.org";
  const { own } = await subscribe(plainPage, mailbox, email);
  await signIn(page);
  mailbox.trouble = { at: "rcpt", how: "refuse", code: 550 };
  await page.goto("/dashboard/newsletter/new?kind=update");
  const from = page.getByLabel("From, and to whose subscribers");
  const sender = await from.getByRole("option", { name: GROUP }).getAttribute("value");
  await from.selectOption(sender);
  await page.getByLabel("Subject").fill("The book of the month");
  await page.getByLabel("What you want to say").fill("A long one.");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText(/refused by a mail server/)).toBeVisible();
  const row = page.getByRole("row", { name: email });
  await expect(row).toContainText("there is no such mailbox");
  await page.goto(`/dashboard/newsletter/subscribers?search=${email}`);
  await expect(page.getByRole("row", { name: email })).toContainText("No such mailbox");
  mailbox.trouble = null;

  await plainPage.goto(own);
  await expect(plainPage.getByText("there is no such mailbox")).toBeVisible();
});
