import type { Locator, Page } from "@playwright/test";
import { putOn } from "#tests/http/support/desk.ts";
import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { deskTest, expect, test } from "./support/test.ts";

/* The organizers' questions, and what their form does by scripts. */

/** Asks for lunch, for each person, takes "perhaps" and apologies, and names who agrees. */
const LUNCH_DAY = /Water, work and worship/;
/** Asks browsers for a proof of work. */
const PROVEN = "One star, two shores";

async function openMeeting(page: Page, title: string | RegExp): Promise<void> {
  await page.goto("/meetings");
  const href = await page.getByRole("link", { name: title }).first().getAttribute("href");
  if (!href) throw new Error(`no meeting called ${title}`);
  await page.goto(href);
}

const rsvpForm = (page: Page) => page.getByRole("form", { name: "RSVP" });
const group = (within: Locator, name: string) => within.getByRole("group", { name });

async function fill(page: Page, name: string, email: string): Promise<void> {
  await rsvpForm(page).getByLabel("Name (required)").fill(name);
  await rsvpForm(page).getByLabel("E-mail (required)").fill(email);
}

deskTest(
  "an organizer asks, orders by keyboard, retires and asks again",
  async ({ page, owner }) => {
    const { desk } = await putOn(owner, { Title: "Asked this and that" });
    await page.goto(`${desk}/questions`);
    await expect(page.getByText("The form asks only name, e-mail and how many.")).toBeVisible();

    await page.getByRole("button", { name: /do not eat/ }).click();
    await expect(page.getByRole("heading", { name: /do not eat/ })).toBeVisible();
    await page.getByRole("link", { name: "Add a question" }).click();
    await page.getByLabel("Question (required)").fill("Which way will you come?");
    await page.getByLabel("Kind of answer").selectOption("one-of");
    await page.getByRole("button", { name: "Add the question" }).click();
    await expect(page.locator("form").getByRole("alert")).toContainText("at least two answers");
    await page.getByLabel("Answers to choose from").fill("By train\nOn foot");
    await page.getByRole("button", { name: "Add the question" }).click();
    await expect(page.getByText("The question is on the form.")).toBeVisible();
    await expectAccessible(page);

    const titles = page.locator("ol h3");
    await expect(titles).toHaveText([/do not eat/, "Which way will you come?"]);
    await page.getByRole("button", { name: "Move “Which way will you come?” up" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect(titles).toHaveText(["Which way will you come?", /do not eat/]);
    await expect(
      page.getByRole("button", { name: "Move “Which way will you come?” up" }),
    ).toBeFocused();

    const preview = page.getByRole("form", { name: "Preview" });
    await expect(group(preview, "Which way will you come?").getByLabel("On foot")).toBeVisible();
    await page.getByRole("button", { name: /Retire.*do not eat/ }).click();
    await expect(titles).toHaveText(["Which way will you come?"]);
    await page.getByRole("button", { name: /Ask it again/ }).click();
    await expect(titles).toHaveText(["Which way will you come?", /do not eat/]);
    await expectNarrow(page);
  },
);

test("conditions follow the answers, each person has their own, and what is missing is said", async ({
  page,
  mailbox,
}) => {
  const email = "dora.teasel@example.org";
  await openMeeting(page, LUNCH_DAY);
  const form = rsvpForm(page);
  await fill(page, "Dora Teasel", email);
  await expect(group(form, "Which lunch?")).toBeHidden();
  await form.getByLabel("How many of you?").selectOption("2");
  const second = group(form, "For person 2");
  await expect(second).toBeVisible();
  await form.getByLabel("How many of you?").selectOption("3");
  await expect(group(form, "For person 3")).toBeVisible();
  await form.getByLabel("How many of you?").selectOption("2");
  await expect(group(form, "For person 3")).toHaveCount(0);
  await group(second, "Lunch in the yard?").getByLabel("Yes").check();
  await expect(group(second, "Which lunch?")).toBeVisible();
  await group(group(form, "For you"), "Lunch in the yard?")
    .getByLabel("No", { exact: true })
    .check();
  await form.getByRole("button", { name: "Send my RSVP" }).click();
  await expect(form.getByRole("alert")).toContainText("For person 2: Which lunch?");
  await expectAccessible(page);
  await expectNarrow(page);
  await group(second, "Which lunch?").getByLabel("Fish pie").check();
  await form.getByLabel("My name may be shown on this page").check();
  await form.getByRole("button", { name: "Send my RSVP" }).click();
  await expect(page.getByText("Thank you, Dora Teasel")).toBeVisible();

  await page.goto((await mailbox.waitFor(email)).link("/rsvps/"));
  const change = page.getByRole("form", { name: "Change it" });
  await expect(
    group(group(change, "For person 2"), "Which lunch?").getByLabel("Fish pie"),
  ).toBeChecked();

  await test.step("another answer, and the name taken back", async () => {
    await group(group(change, "For person 2"), "Which lunch?").getByLabel("Lentil soup").check();
    await change.getByLabel("My name may be shown").uncheck();
    await change.getByLabel("To the organizers").fill("We come by boat.");
    await change.getByRole("button", { name: "Save changes" }).click();
    await expect(change.getByText("Saved.")).toBeFocused();
    await page.goto(page.url().replace("#change", ""));
    await expect(
      group(group(change, "For person 2"), "Which lunch?").getByLabel("Lentil soup"),
    ).toBeChecked();
    await expect(change.getByLabel("To the organizers")).toHaveValue("We come by boat.");
    await expect(change.getByLabel("My name may be shown")).not.toBeChecked();
  });

  await test.step("what is wrong in a folded part opens it", async () => {
    await page.locator("summary", { hasText: "Send my apologies" }).click();
    await page.getByLabel("A word with it, if you like").fill("x".repeat(1001));
    await page.getByRole("button", { name: "Yes, send them" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
    await expect(page.getByLabel("A word with it, if you like")).toHaveValue("x".repeat(1001));
  });

  await test.step("the ticket", async () => {
    await page.getByRole("link", { name: "Your ticket" }).click();
    await expect(page.getByRole("img", { name: /code of your ticket/ })).toBeVisible();
    await expect(page.getByText("2 people")).toBeVisible();
  });
});

test("a browser gives a proof of work by itself", async ({ page, mailbox }) => {
  const email = "gita.sedge@example.org";
  await openMeeting(page, PROVEN);
  await fill(page, "Gita Sedge", email);
  await rsvpForm(page).getByRole("button", { name: "Send my RSVP" }).click();
  await expect(page.getByText("Thank you, Gita Sedge")).toBeVisible();
  await page.goto((await mailbox.waitFor(email)).link("/rsvps/"));
  await expect(page.getByRole("heading", { name: "You have a seat" })).toBeVisible();
});
