import type { Page } from "@playwright/test";
import { write } from "#tests/site/database.ts";
import { findMeeting, OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Seats against people: fewer and more of them, the order of the waiting list, and seats held for an answer. */

test.use({ settings: OWNER });

/** Twelve people are going in the sample, one party of three among them. */
const TITLE = "The river under the road";

/** Opens the meeting's form, changes it, and saves. */
async function edit(page: Page, desk: string, change: () => Promise<unknown>): Promise<void> {
  await page.goto(`${desk}/edit`);
  await page.getByRole("button", { name: "Show every venue" }).waitFor();
  await change();
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
}

const saved = (page: Page) => page.waitForURL(/done=saved/);

/** A field of the folded rules. */
async function choose(page: Page, label: RegExp, value: string): Promise<void> {
  const field = page.getByLabel(label);
  for (const fold of ["RSVPs", "Who gets a seat"]) {
    if (await field.isVisible()) break;
    await page.locator("summary").filter({ hasText: fold }).last().click();
  }
  await field.selectOption(value);
}

async function reply(page: Page, address: string, name: string, people = 1): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`;
  await page.goto(address);
  await page.getByLabel("Name").first().fill(name);
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("How many of you?").selectOption(String(people));
  await page.getByRole("button", { name: /Send my RSVP|Join the waiting list/ }).click();
  await expect(page.getByText(`Thank you, ${name}`)).toBeVisible();
  return email;
}

test("seats are lowered and raised, and the line moves as its order says", async ({
  page,
  plainPage,
  mailbox,
}) => {
  await signIn(page);
  const meeting = await findMeeting(page, TITLE);
  const seats = page.getByRole("textbox", { name: "Seats" });
  const state = async (name: string) => {
    await page.goto(`${meeting.desk}/rsvps?search=${name}`);
    return page.getByRole("row", { name });
  };

  await test.step("below the seats taken it is refused, unless everybody is to keep theirs", async () => {
    await edit(page, meeting.desk, () => seats.fill("5"));
    await expect(page.locator("#capacity-error")).toContainText("12 are taken already");
    await page.getByLabel("Take fewer seats than are taken").check();
    await page.getByRole("button", { name: "Save", exact: true }).last().click();
    await saved(page);
    await expect(page.getByText("Over by 7")).toBeVisible();
    await plainPage.goto(meeting.page);
    await expect(plainPage.getByText("All seats are taken or asked for.")).toBeVisible();
  });

  const ann = await reply(plainPage, meeting.page, "Annis");
  const bea = await reply(plainPage, meeting.page, "Beatrix", 3);
  const cai = await reply(plainPage, meeting.page, "Caius");

  await test.step("while it is over, a cancellation moves nobody up", async () => {
    await page.goto(`${meeting.desk}/rsvps?sort=party`);
    await page.locator("tbody").getByRole("row").first().getByRole("link").first().click();
    await page.locator("summary", { hasText: "Cancel" }).click();
    await page.getByRole("button", { name: "Cancel 1 RSVP" }).click();
    await expect(page.getByText("1 RSVP cancelled, and told by mail.")).toBeVisible();
    await expect(page.getByText("Over by 4")).toBeVisible();
    await expect(await state("Annis")).toContainText("first in line");
  });

  await test.step("raised, it moves up in order: one, and the party of three lets nobody pass", async () => {
    await edit(page, meeting.desk, () => seats.fill("12"));
    await saved(page);
    await mailbox.waitFor(ann, { subject: /You have a seat/ });
    await expect(await state("Annis")).toContainText("Going");
    await expect(await state("Caius")).toContainText("second in line");
    await plainPage.goto((await mailbox.waitFor(bea)).link("/rsvps/"));
    await expect(plainPage.getByRole("heading", { level: 1 })).toContainText("first in line");
    await expect(plainPage.getByText("nobody passes it")).toBeVisible();
    await plainPage.goto(meeting.page);
    await expect(plainPage.getByText("and nobody passes it")).toBeVisible();
  });

  await test.step("with smaller parties first, the one behind it goes ahead", async () => {
    await edit(page, meeting.desk, () => choose(page, /too large for the free/, "smaller-first"));
    await saved(page);
    await mailbox.waitFor(cai, { subject: /You have a seat/ });
    await expect(await state("Beatrix")).toContainText("first in line");
    await plainPage.goto((await mailbox.waitFor(bea)).link("/rsvps/"));
    await expect(plainPage.getByText("smaller ones may pass it meanwhile")).toBeVisible();
    const dee = await reply(plainPage, meeting.page, "Deena");
    await mailbox.waitFor(dee, { subject: /You are going/ });
    await plainPage.goto(meeting.page);
    await expect(plainPage.getByText("meanwhile smaller ones may pass it")).toBeVisible();
  });

  await test.step("with seats for all three, the party has them", async () => {
    await edit(page, meeting.desk, () => seats.fill("15"));
    await saved(page);
    const promoted = await mailbox.waitFor(bea, { after: 1 });
    expect(promoted.text).toContain("3 people");
    expect(mailbox.to(bea)).toHaveLength(2);
  });
});

test("a seat that came free is held for a yes, and goes on to the next", async ({
  page,
  plainPage,
  site,
  mailbox,
}) => {
  await signIn(page);
  const meeting = await findMeeting(page, "Moths by lamplight");
  await edit(page, meeting.desk, () => choose(page, /When somebody moves up/, "120"));
  await saved(page);
  write(site, "delete from rsvps where meeting_id = ? and status = 'waitlisted'", meeting.id);
  const eve = await reply(plainPage, meeting.page, "Everild");
  const fay = await reply(plainPage, meeting.page, "Fayette");
  await page.goto(`${meeting.desk}/rsvps?sort=party&state=going`);
  await page.locator("tbody").getByRole("row").last().getByRole("link").first().click();
  await page.locator("summary", { hasText: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel 1 RSVP" }).click();

  const asked = await mailbox.waitFor(eve, { after: 1 });
  expect(asked.subject).toContain("Do you still come?");
  await plainPage.goto(asked.link("/rsvps/"));
  await expect(plainPage.getByRole("heading", { name: "Do you still come?" })).toBeVisible();
  write(site, "update rsvps set held_until = ? where email = ?", Date.now() - 1000, eve);
  // The clock's job runs every minute, and at every start.
  await page.goto("about:blank");
  await site.stop();
  await site.start();
  await mailbox.waitFor(eve, { subject: /Your seat was given up/ });
  const next = await mailbox.waitFor(fay, { after: 1 });
  await plainPage.reload();
  await expect(
    plainPage.getByRole("heading", { name: "The time to answer is over" }),
  ).toBeVisible();
  await expect(plainPage.getByText("your seat was given up")).toBeVisible();
  await expect(plainPage.getByRole("button", { name: "Ask for a seat" })).toBeVisible();

  await plainPage.goto(next.link("/rsvps/"));
  await plainPage.getByRole("button", { name: "Yes, I come" }).click();
  await expect(plainPage.getByRole("heading", { name: "You have a seat" })).toBeVisible();
  await mailbox.waitFor(fay, { after: 2 });
  expect(mailbox.to(eve)).toHaveLength(3);
  expect(mailbox.to(fay)).toHaveLength(3);
});

test("who gave no proof of work confirms while waiting, or when the turn comes", async ({
  plainPage,
  site,
  mailbox,
  page,
}) => {
  await signIn(page);
  const meeting = await findMeeting(page, "One star, two shores");
  write(site, "update meetings set capacity = seats_taken where id = ?", meeting.id);
  const gil = await reply(plainPage, meeting.page, "Gilbert");
  const hew = await reply(plainPage, meeting.page, "Hewitt");
  const waiting = await mailbox.waitFor(gil);
  expect(waiting.text).toContain("You then have 1 day to answer");
  await plainPage.goto(waiting.link("/rsvps/"));
  await plainPage.getByRole("button", { name: "Confirm my address" }).click();
  await expect(plainPage.getByText("there is nothing you need to do")).toBeVisible();

  await edit(page, meeting.desk, () => page.getByRole("textbox", { name: "Seats" }).fill("40"));
  await saved(page);
  await mailbox.waitFor(gil, { subject: /You have a seat/ });
  const asked = await mailbox.waitFor(hew, { subject: /Do you still come/ });
  await plainPage.goto(asked.link("/rsvps/"));
  await plainPage.getByRole("button", { name: "Yes, I come" }).click();
  await expect(plainPage.getByRole("heading", { name: "You have a seat" })).toBeVisible();
});
