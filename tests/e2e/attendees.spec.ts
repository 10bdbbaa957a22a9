import { readFile } from "node:fs/promises";
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

test("who wants to come waits until an organizer has decided", async ({
  page,
  plainPage,
  mailbox,
}) => {
  await signIn(page);
  const list = await openList(page, "What can be seen next month");
  await page.goto(list.replace(/rsvps$/, "edit"));
  await page.getByRole("button", { name: "Show every venue" }).waitFor();
  const approval = page.getByLabel("Approve each RSVP by hand");
  for (const fold of ["RSVPs", "Who gets a seat"]) {
    if (await approval.isVisible()) break;
    await page.locator("summary").filter({ hasText: fold }).last().click();
  }
  await approval.check();
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await page.waitForURL(/done=saved/);

  for (const name of ["Wanda Wells", "Rufus Moss"]) {
    await plainPage.goto("/meetings");
    await plainPage.getByRole("link", { name: "What can be seen next month" }).first().click();
    await expect(plainPage.locator("#rsvp")).toContainText("The organizers approve each RSVP");
    const form = plainPage.getByRole("form", { name: "RSVP" });
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("E-mail").fill(`${name.split(" ")[0]}@example.org`.toLowerCase());
    await plainPage.getByRole("button", { name: "Send my RSVP" }).click();
    await expect(plainPage.getByText("The organizers look at each RSVP.")).toBeVisible();
  }
  await mailbox.waitFor("wanda@example.org", { subject: /Waiting for approval/ });

  const decide = async (name: string, deed: string, words = "") => {
    await page.goto(`${list}?search=${name}&state=pending`);
    await ready(page);
    await several(page, deed);
    await page.getByLabel(/^Tick all on this page/).check();
    await page.getByRole("button", { name: "Go on…" }).click();
    if (words) await page.getByLabel("Words for the mail").fill(words);
    await page.getByRole("button", { name: / 1 RSVP$/ }).click();
    await expect(page.getByText(/^1 RSVP (approved|refused)/)).toBeVisible();
  };
  await decide("wanda", "approve");
  await decide("rufus", "refuse", "The telescope takes twelve at most.");
  const approved = await mailbox.waitFor("wanda@example.org", { subject: /^Approved/ });
  expect(approved.text).toContain("you are going");
  const refused = await mailbox.waitFor("rufus@example.org", { subject: /^Your RSVP/ });
  expect(refused.text).toContain("> The telescope takes twelve at most.");
});

test.describe("without scripts, on a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test("a list is imported, narrowed, cancelled, put back, and taken away", async ({
    page,
    mailbox,
  }) => {
    await signIn(page);
    const list = await openList(page, "What can be seen next month");
    await page.goto(`${list}/import`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Look it over" }).click();
    expect((await answered).status()).toBe(422);
    await expect(page.locator("#file-error")).toContainText("Choose a file");

    await importPasted(page, list, PEOPLE);
    await expect(page.getByText("Enter one e-mail address")).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 360);
    expect(width).toBeLessThanOrEqual(360);
    const [problems] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /Save the rows that cannot be read/ }).click(),
    ]);
    const bad = await readFile((await problems.path()) ?? "", "utf8");
    expect(bad).toMatch(/^\ufeffLine,Reason,Name,E-mail,People\r\n5,/);
    await page.getByRole("button", { name: "Import 3 rows" }).click();
    await expect(page.getByRole("status").first()).toContainText("3 added");

    await page.goto(`${list}?search=import`);
    await expect(page.getByText("3 RSVPs for 4 people")).toBeVisible();
    await several(page, "cancel");
    await page.getByLabel("Whom").selectOption("all");
    await page.getByRole("button", { name: "Go on…" }).click();
    await expect(page.getByText("3 RSVPs, 4 people")).toBeVisible();
    await page.getByRole("button", { name: "Cancel 3 RSVPs" }).click();
    await expect(page.getByText("3 RSVPs cancelled, and told by mail.")).toBeVisible();
    await mailbox.waitFor("alpha@example.org", { subject: /Cancelled/ });
    const cancelled = page.url();
    await page.getByRole("button", { name: "Put 3 RSVPs back" }).click();
    await expect(page.getByText("3 RSVPs put back, and told by mail.")).toBeVisible();
    await expect(page.getByRole("button", { name: /back$/ })).toHaveCount(0);
    await page.goto(cancelled);
    await expect(page.getByText("None of them is cancelled any more.")).toBeVisible();
    await mailbox.waitFor("alpha@example.org", { subject: /You are going/ });

    await page.goto(`${list}?search=import&state=going`);
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save as CSV" }).click(),
    ]);
    const lines = (await readFile((await csv.path()) ?? "", "utf8")).trim().split("\r\n");
    expect(lines).toHaveLength(4);
    const [xlsx] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save for Excel" }).click(),
    ]);
    expect((await readFile((await xlsx.path()) ?? "")).subarray(0, 2).toString()).toBe("PK");
    await page.goto(list.replace(/rsvps$/, "trail"));
    await expect(page.getByText("saved the attendee list as a file").first()).toBeVisible();
  });

  test("what is refused in a folded part is seen", async ({ page }) => {
    await signIn(page);
    const list = await openList(page, "Moths by lamplight");
    await page.goto(`${list}?state=waitlisted`);
    await page.locator("tbody").getByRole("row").first().getByRole("link").first().click();
    await page.locator("summary", { hasText: "Move up" }).click();
    await page.getByRole("button", { name: "Give them their seats now" }).click();
    await expect(page.getByText(/No seat is free, and one is wanted/)).toBeVisible();
  });

  test("a message is shown and refused before it is sent", async ({ page }) => {
    await signIn(page);
    const list = await openList(page, "One star, two shores");
    await page.goto(`${list.replace(/rsvps$/, "messages/new")}`);
    await page.getByLabel("Subject").fill("For {name}");
    await page.getByLabel("Message").fill("Mind the {step}.");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.locator("#body-error")).toContainText("{step}");
    await expect(page.getByLabel("Message")).toHaveValue("Mind the {step}.");
    await page.getByLabel("Message").fill("Mind the step.");
    await page.getByRole("button", { name: "Preview" }).click();
    const mail = await page.locator("iframe[title='The mail']").getAttribute("srcdoc");
    expect(mail).toContain("Mind the step.");
    await expect(page.getByLabel("Message")).toHaveValue("Mind the step.");
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
