import ICAL from "ical.js";
import ical from "node-ical";
import { toInstant } from "#lib/time/dates.ts";
import { expectAccessible } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/* The whole job, on an empty site: set up, schedule, publish, RSVP, cancel, promotion, feed. */

test.use({ settings: { SEED: "none" } });

/** A day that every feed reaches. */
const DAY = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
const PASSWORD = "a hall with ninety chairs";

test("from an empty site to a full hall and a promoted guest", async ({
  page,
  plainPage,
  site,
  mailbox,
  request,
}) => {
  test.setTimeout(300_000);

  await test.step("set up by the one-time link", async () => {
    const link = site.setupLink();
    if (!link) throw new Error("no set-up link was printed");
    await page.goto(link);
    await expectAccessible(page);
    await page.getByLabel("Your name").fill("Gwen Hythe");
    await page.getByLabel("Your e-mail").fill("gwen@example.org");
    await page.getByLabel("A password").fill(PASSWORD);
    await page.getByLabel("Your society's name").fill("Friends of the Canal");
    await page.getByLabel("Its time zone").selectOption("Europe/London");
    await page.getByRole("button", { name: "Set the site up" }).click();
    await page.waitForURL(/\/dashboard/);
    const again = await plainPage.goto(link);
    expect(again?.status()).toBe(404);
  });

  await test.step("a site of one group tells of it in place of an index of groups", async () => {
    await plainPage.goto("/");
    await plainPage
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: "About" })
      .click();
    await expect(plainPage.getByRole("heading", { level: 1 })).toHaveText("Friends of the Canal");
    await expect(plainPage.getByRole("link", { name: "Groups", exact: true })).toHaveCount(0);
  });

  await test.step("sign out, and in again with the password", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/dashboard"));
    await page.goto("/dashboard");
    await page.waitForURL(/\/sign-in/);
    await expectAccessible(page);
    await page.getByLabel("E-mail").first().fill("gwen@example.org");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/dashboard/);
  });

  await test.step("schedule a meeting for two and put it on", async () => {
    await page.goto("/dashboard/meetings/new");
    await page.getByLabel("Title").first().fill("Locks, and who kept them");
    await page.getByLabel("Starts").fill(`${DAY}T19:00`);
    await page.getByLabel("Ends").fill(`${DAY}T21:00`);
    // Until the page's scripts run, the combobox is a native list.
    const venue = page.locator("input[role=combobox]").and(page.getByLabel("Venue"));
    await venue.pressSequentially("Lock-keeper’s Hall");
    await page.getByRole("option", { name: /Add/ }).click();
    await expect(venue).toHaveValue("Lock-keeper’s Hall");
    await page.getByRole("textbox", { name: "Seats" }).fill("2");
    await page.getByRole("button", { name: "Save and put it on" }).click();
    await page.waitForURL(/\/dashboard\/meetings\/[0-9a-z]{26}/);
    await expectAccessible(page);
  });

  const publicPath = `/meetings/locks-and-who-kept-them-${DAY}`;

  /** Replies on the page with scripts off, as a person with a plain browser does. */
  const reply = async (name: string, email: string, people = "1") => {
    await plainPage.goto(publicPath);
    await plainPage.getByLabel("Name", { exact: false }).first().fill(name);
    await plainPage.getByLabel("E-mail").first().fill(email);
    await plainPage.getByLabel("How many of you?").selectOption(people);
    // The form's time is judged: nobody fills it in within a moment.
    await plainPage.waitForTimeout(3000);
    await plainPage.getByRole("button", { name: /Send my RSVP|Join the waiting list/ }).click();
    await expect(plainPage.getByText(email).first()).toBeVisible();
  };

  await test.step("two people fill the hall, a third waits", async () => {
    await reply("Ada Brook", "ada@example.org");
    await reply("Bilal Carrow", "bilal@example.org");
    await reply("Carys Fenn", "carys@example.org");
    const going = await mailbox.waitFor("ada@example.org");
    expect(
      going.attachments.some(
        (part) => part.mimeType === "text/calendar" || part.mimeType === "application/ics",
      ),
    ).toBe(true);
    await mailbox.waitFor("bilal@example.org");
    const waiting = await mailbox.waitFor("carys@example.org");
    expect(waiting.text).toMatch(/waiting list/i);
  });

  await test.step("the same address again changes nothing and learns nothing on the page", async () => {
    await reply("Somebody Else", "ada@example.org", "2");
    const second = await mailbox.waitFor("ada@example.org", { after: 1 });
    expect(second.text).toMatch(/already/i);
    await page.goto("/dashboard/meetings");
    await page
      .getByRole("link", { name: /Locks, and who kept them/ })
      .first()
      .click();
    await page.getByRole("link", { name: /RSVPs/ }).first().click();
    await expect(page.getByText("Ada Brook")).toBeVisible();
    await expect(page.getByText("Somebody Else")).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("cancelling by the mail’s link moves the head of the line up", async () => {
    const confirmation = mailbox.to("ada@example.org")[0]!;
    await plainPage.goto(confirmation.link("/rsvps/"));
    await plainPage.locator("summary", { hasText: /cancel/i }).click();
    await plainPage.getByRole("button", { name: "Yes, cancel it" }).click();
    await expect(plainPage.getByText(/cancelled/i).first()).toBeVisible();
    const promoted = await mailbox.waitFor("carys@example.org", { after: 1 });
    expect(promoted.subject).toBeTruthy();
    const cancelled = await mailbox.waitFor("ada@example.org", { after: 2 });
    expect(cancelled.source).toMatch(/METHOD[:=]CANCEL/i);
  });

  await test.step("two independent parsers read the same meeting from the feed", async () => {
    const answer = await request.get("/feeds/meetings.ics");
    expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
    const text = await answer.text();
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    expect(events.map((event) => event.getFirstPropertyValue("summary"))).toEqual([
      "Locks, and who kept them",
    ]);
    const parsed = Object.values(ical.sync.parseICS(text)).find((item) => item?.type === "VEVENT");
    expect(parsed && "start" in parsed && parsed.start?.toISOString()).toBe(
      toInstant(`${DAY}T19:00`, "Europe/London").toISOString(),
    );
    for (const name of ["ada@", "bilal@", "carys@", "ATTENDEE"]) expect(text).not.toContain(name);
    const etag = answer.headers().etag!;
    const again = await request.get("/feeds/meetings.ics", { headers: { "if-none-match": etag } });
    expect(again.status()).toBe(304);
  });

  await test.step("cancelling the meeting tells those who come, and the feed", async () => {
    await page.goto("/dashboard/meetings");
    await page
      .getByRole("link", { name: /Locks, and who kept them/ })
      .first()
      .click();
    await page.locator("summary", { hasText: "Cancel" }).click();
    await page.locator("#cancel-note").fill("The lock is being mended.");
    await page.getByRole("button", { name: "Cancel the meeting" }).click();
    const told = await mailbox.waitFor("bilal@example.org", { after: 1 });
    expect(told.text).toContain("The lock is being mended.");
    const text = await (await request.get("/feeds/meetings.ics")).text();
    expect(text).toContain("STATUS:CANCELLED");
    await plainPage.goto(publicPath);
    await expect(plainPage.getByText("The lock is being mended.").first()).toBeVisible();
  });
});
