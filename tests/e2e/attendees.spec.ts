import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/* The attendee list: added by hand, imported, worked on several at once, written to, taken away. */

const EMAIL = "list-owner@example.org";
const PASSWORD = "a list with two columns";

test.use({ settings: { OWNER_EMAIL: EMAIL, OWNER_PASSWORD: PASSWORD } });

async function signIn(page: Page) {
  await page.goto("/sign-in?callbackUrl=/dashboard/meetings");
  await page.getByLabel("E-mail").first().fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/dashboard/meetings");
}

/** Opens the list of a meeting of the sample society; its address. */
async function openList(page: Page, title: string): Promise<string> {
  await page.goto(`/dashboard/meetings?search=${encodeURIComponent(title)}`);
  const href = await page.getByRole("link", { name: title, exact: true }).getAttribute("href");
  const list = `${href}/rsvps`;
  await page.goto(list);
  await expect(page.getByRole("heading", { name: "RSVPs", exact: true })).toBeVisible();
  return list;
}

/** The page's scripts run: there is a tick for all of its rows. */
async function ready(page: Page) {
  await page.getByLabel(/^Tick all on this page/).waitFor();
}

/** Chooses what is done with several at once. */
async function several(page: Page, deed: string) {
  const choice = page.getByLabel("With several at once");
  if (!(await choice.isVisible())) await page.getByText("Several at once", { exact: true }).click();
  await choice.selectOption(deed);
}

async function importPasted(page: Page, list: string, text: string) {
  await page.goto(`${list}/import`);
  await page.getByLabel("Or paste the list").fill(text);
  await page.getByRole("button", { name: "Look it over" }).click();
  await page.waitForURL(/import\/check/);
}

const PEOPLE = [
  "Name;E-mail;People",
  "Import Alpha;alpha@example.org;2",
  "Import Beta;beta@example.org;1",
  "Import Gamma;;1",
  "No Mail;not an address;1",
  ";nameless@example.org;1",
].join("\n");

test.describe("with scripts", () => {
  test("somebody is added, and those who answered are written to", async ({ page, mailbox }) => {
    await signIn(page);
    const list = await openList(page, "What can be seen next month");
    await ready(page);
    await page.getByRole("link", { name: "Add somebody" }).click();
    await page.waitForURL(/rsvps\/new$/);
    await page.getByLabel(/^Name/).fill("Hand Written");
    await page.getByLabel(/^E-mail/).fill("hand@example.org");
    await page.getByLabel("People").fill("many");
    await page.getByRole("button", { name: "Add to the list" }).click();
    await expect(page.locator("#partySize-error")).toContainText("whole number");
    await expect(page.getByLabel(/^Name/)).toHaveValue("Hand Written");
    await page.getByLabel("People").fill("2");
    await page.getByLabel("Tell them by mail").check();
    await page.getByRole("button", { name: "Add to the list" }).click();
    await expect(page.getByText("Added to the list.")).toBeVisible();
    const told = await mailbox.waitFor("hand@example.org", { subject: /You are going/ });
    expect(told.link("/rsvps/")).toContain("/rsvps/");

    await page.goto(`${list}?search=hand`);
    await ready(page);
    await page.getByRole("link", { name: "Write to them" }).click();
    await expect(page.getByText("1 person", { exact: true })).toBeVisible();
    await page.getByLabel("Subject").fill("Bring {torch}");
    await page.getByLabel("Message").fill("Dear {name}, see {manage link}.");
    await page.getByRole("button", { name: "Send to 1 person" }).click();
    await expect(page.locator("#subject-error")).toContainText("{torch}");
    await page.getByLabel("Subject").fill("Bring a torch to {meeting}");
    // Read from outside: the frame lets nothing run in it.
    const preview = page.locator("iframe[title='The mail']");
    await expect(preview).toHaveAttribute("srcdoc", /Dear Hand Written, see <a [^>]+>Your RSVP/);
    await expectAccessible(page, "#content form");

    await page.getByRole("button", { name: "Send a test to myself" }).click();
    await expect(page.getByText(`A test is on its way to ${EMAIL}.`)).toBeVisible();
    const own = await mailbox.waitFor(EMAIL, { subject: /^Test: Bring a torch/ });
    expect(own.text).not.toContain("Hand Written");
    await expect(page.getByLabel("Subject")).toHaveValue("Bring a torch to {meeting}");

    await page.getByRole("button", { name: "Send to 1 person" }).click();
    await page.waitForURL(/messages\/[a-z0-9]+/);
    const sent = await mailbox.waitFor("hand@example.org", { subject: /^Bring a torch/ });
    expect(sent.text).toContain("Dear Hand Written, see http");
    expect(sent.text).toContain("/rsvps/");
    await expect(page.getByText("1 of 1 done")).toBeVisible();
    await expect(page.getByRole("cell", { name: /hand@example.org/ })).toBeVisible();
    await expectAccessible(page);
  });

  test("a list is imported with a bar, and is there already the second time", async ({ page }) => {
    await signIn(page);
    const list = await openList(page, "The river under the road");
    const rows = Array.from({ length: 600 }, (_, n) => `Guest ${n},guest${n}@example.org`);
    await importPasted(page, list, ["Name,E-mail", ...rows].join("\n"));
    await page.getByRole("button", { name: "Import 600 rows" }).click();
    await page.waitForURL(/done=imported/);
    await expect(page.getByRole("status").first()).toContainText("0 left out");
    await expect(page.getByText("There is nothing in it that is not on the list")).toBeVisible();

    // Every one of them, though a page shows a hundred.
    await page.goto(`${list}?search=guest&source=import`);
    await several(page, "note");
    await page.getByLabel("Whom").selectOption("all");
    await page.getByRole("button", { name: "Go on…" }).click();
    await expect(page.getByText("600 RSVPs, 600 people")).toBeVisible();
    await page.getByLabel(/^Note/).fill("From the old list");
    await page.getByRole("button", { name: "Note it on 600 RSVPs" }).click();
    await expect(page.getByText("Noted on 600 RSVPs.")).toBeVisible();

    await page.goto(`${list}?search=guest+59`);
    await several(page, "approve");
    await page.getByLabel(/^Tick all on this page/).check();
    await page.getByRole("button", { name: "Go on…" }).click();
    await expect(page.getByText(/There is nobody to do this to/)).toBeVisible();
  });
});

test("the pages around the list are accessible", async ({ page }) => {
  await signIn(page);
  const list = await openList(page, "Moths by lamplight");
  await expectAccessible(page);
  const first = await page
    .getByRole("checkbox", { name: /^Choose/ })
    .first()
    .getAttribute("value");
  await importPasted(page, list, PEOPLE);
  await page.getByText("Which column holds what").click();
  await expectAccessible(page);
  for (const path of [
    `${list}/new`,
    `${list}/import`,
    `${list}/${first}`,
    `${list}/${first}/edit`,
    `${list}/bulk?do=cancel&who=all`,
    `${list}/bulk?do=refuse&id=${first}`,
    `${list}/paper?as=sheet`,
    `${list.replace(/rsvps$/, "messages")}`,
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
