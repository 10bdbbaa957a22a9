import type { Page, Response } from "@playwright/test";
import { write } from "#tests/site/database.ts";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/* Replying to a meeting of the sample society, well and badly, with scripts and without. */

/** The address of a listed meeting, found as a visitor finds it. */
async function addressOf(page: Page, title: string): Promise<string> {
  await page.goto("/meetings");
  const href = await page.getByRole("link", { name: title }).first().getAttribute("href");
  if (!href) throw new Error(`no meeting called ${title}`);
  return href;
}

/** Sends the form without scripts and gives the answer. */
async function send(page: Page, values: { name: string; email: string }): Promise<Response> {
  await page.getByLabel("Name").first().fill(values.name);
  await page.getByLabel("E-mail").first().fill(values.email);
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST"),
    page.getByRole("button", { name: /Send my RSVP|Join the waiting list/ }).click(),
  ]);
  await page.waitForLoadState();
  return response;
}

test("without scripts, what is wrong is said beside the field and what was typed stays", async ({
  plainPage,
}) => {
  await plainPage.goto(await addressOf(plainPage, "The river under the road"));
  const response = await send(plainPage, { name: "Ada Lovage", email: "not an address" });
  expect(response.status()).toBe(422);
  await expect(plainPage.getByLabel("Name").first()).toHaveValue("Ada Lovage");
  await expect(plainPage.getByLabel("E-mail").first()).toHaveValue("not an address");
  await expect(plainPage.getByLabel("E-mail").first()).toHaveAttribute("aria-invalid", "true");
});

test("an invisible name is an empty one", async ({ plainPage }) => {
  await plainPage.goto(await addressOf(plainPage, "The river under the road"));
  const response = await send(plainPage, { name: "\u200b\u2800", email: "ada@example.org" });
  expect(response.status()).toBe(422);
});

test("with scripts the same form answers on the page, by keyboard alone", async ({
  page,
  mailbox,
}) => {
  await page.goto(await addressOf(page, "The river under the road"));
  await page.getByLabel("Name").first().focus();
  await page.keyboard.type("Bea Sorrel");
  await page.keyboard.press("Tab");
  await page.keyboard.type("bea.sorrel@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByText("bea.sorrel@example.org").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Thank you, Bea Sorrel" })).toBeFocused();
  await expectAccessible(page);
  const mail = await mailbox.waitFor("bea.sorrel@example.org");
  expect(mail.html).toBeTruthy();
  expect(mail.text).toContain("/rsvps/");
});

test("a form is sent once, however often its button is pressed, and says that it is on its way", async ({
  page,
}) => {
  await page.goto(await addressOf(page, "The river under the road"));
  await page.getByLabel("Name").first().fill("Cora Moss");
  await page.getByLabel("E-mail").first().fill("cora.moss@example.org");
  const button = page.getByRole("button", { name: "Send my RSVP" });
  const seen = await button.evaluate((pressed: HTMLButtonElement) => {
    let sent = 0;
    pressed.form?.addEventListener("submit", () => {
      sent += 1;
    });
    pressed.click();
    pressed.click();
    return { sent, says: pressed.textContent, disabled: pressed.ariaDisabled };
  });
  expect(seen).toEqual({ sent: 1, says: "Sending…", disabled: "true" });
  await expect(page.getByText("Thank you, Cora Moss")).toBeVisible();
  await page.goBack();
  await expect(button).toBeEnabled();
});

test("a full meeting offers its waiting list, a cancelled one no form", async ({ plainPage }) => {
  await plainPage.goto(await addressOf(plainPage, "Moths by lamplight"));
  await expect(plainPage.getByRole("button", { name: "Join the waiting list" })).toBeVisible();
  await plainPage.goto(await addressOf(plainPage, "A walk along the parish boundary"));
  await expect(plainPage.getByText("The path is closed after the storm.").first()).toBeVisible();
  await expect(plainPage.getByRole("button", { name: /RSVP|waiting list/ })).toHaveCount(0);
});

test("who sends the form when it is too late is told that it was not taken", async ({
  plainPage,
  site,
}) => {
  const path = await addressOf(plainPage, "What can be seen next month");
  const closes = (at: number | null) =>
    write(site, "UPDATE meetings SET rsvps_close_at = ? WHERE slug = ?", at, path.split("/").pop());
  await plainPage.goto(path);
  closes(Date.now() - 1000);
  const response = await send(plainPage, { name: "Lou Late", email: "lou.late@example.org" });
  expect(response.status()).toBe(409);
  await expect(plainPage.getByRole("alert")).toContainText("Your RSVP was not taken.");
  await expect(plainPage.getByRole("heading", { name: "RSVPs are closed" })).toBeVisible();
  closes(null);
});

test("a dead manage link is a 404 that helps, always the same", async ({ plainPage }) => {
  const token = "0".repeat(26) + "a".repeat(32);
  for (const path of [`/rsvps/${token}`, "/rsvps/nothing"]) {
    const response = await plainPage.goto(path);
    expect(response?.status()).toBe(404);
    expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
    await expect(plainPage.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("a manage link changes nothing until a button is pressed", async ({ plainPage, mailbox }) => {
  const email = "carla.tansy@example.org";
  await plainPage.goto(await addressOf(plainPage, "The river under the road"));
  expect((await send(plainPage, { name: "Carla Tansy", email })).status()).toBe(200);
  const link = (await mailbox.waitFor(email)).link("/rsvps/");
  // Mail scanners open links, with GET and with HEAD.
  await plainPage.request.head(link);
  const response = await plainPage.goto(link);
  expect(response?.headers()["cache-control"]).toContain("no-store");
  expect(response?.headers()["x-robots-tag"]).toContain("noindex");
  expect(mailbox.to(email)).toHaveLength(1);
  await plainPage.locator("summary", { hasText: /cancel/i }).click();
  await plainPage.getByRole("button", { name: "Yes, cancel it" }).click();
  await mailbox.waitFor(email, { after: 1 });
});

test("the pages of an RSVP can be used by everybody, in both themes", async ({
  page,
  plainPage,
  mailbox,
}) => {
  const email = "dana.rue@example.org";
  await plainPage.goto(await addressOf(plainPage, "The river under the road"));
  await send(plainPage, { name: "Dana Rue", email });
  const link = (await mailbox.waitFor(email)).link("/rsvps/");
  for (const address of [link, `${link}/ticket`]) {
    await page.goto(address);
    await expectAccessible(page);
  }
});
