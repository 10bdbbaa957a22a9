import { write } from "#tests/site/database.ts";
import { expectAccessible } from "./support/axe.ts";
import { findMeeting, OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* After the meeting: the report is written, and those who came are thanked with its link. */

test.use({ settings: OWNER });

test("those who came are thanked once, with the report's link", async ({
  page,
  plainPage,
  site,
  mailbox,
}) => {
  await signIn(page);
  const meeting = await findMeeting(page, "What can be seen next month");
  await plainPage.goto(meeting.page);
  await plainPage.getByLabel("Name").first().fill("Tess Orrery");
  await plainPage.getByLabel("E-mail").first().fill("tess@example.org");
  await plainPage.getByRole("button", { name: "Send my RSVP" }).click();
  await expect(plainPage.getByText("Thank you, Tess Orrery")).toBeVisible();
  write(
    site,
    `update meetings set starts_at = starts_at - 864000000, ends_at = ends_at - 864000000,
       starts_at_local = '2026-01-01T20:00', ends_at_local = '2026-01-01T21:00' where id = ?`,
    meeting.id,
  );

  await page.goto(meeting.desk);
  await expect(page.getByText("Once there is a report, those who were going")).toBeVisible();
  await page.getByRole("textbox", { name: "Report" }).fill("A clear sky, and **forty** lenses.");
  await page.getByRole("button", { name: "Save the record" }).click();
  await expect(page.getByText("Written down.")).toBeVisible();
  await page.getByText("What it says").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send it to 4 people" }).click();
  await expect(page.getByText("Thanks are on their way.")).toBeVisible();
  const mail = await mailbox.waitFor("tess@example.org", { subject: /thank you/i });
  const report = `${site.url}${meeting.page}`;
  expect(mail.link("/meetings/")).toBe(report);
  expect(mail.html).toContain(`href="${report}"`);
  expect(mail.text).toContain("Tess Orrery, thank you for coming");
  await page.goto(meeting.desk);
  await expect(page.locator("#thanks")).toContainText("Sent on ");
  await page.locator("#thanks").getByRole("link", { name: "Mail" }).click();
  await expect(page.getByRole("cell", { name: /tess@example.org/ })).toBeVisible();
  expect(
    mailbox.to("tess@example.org").filter(({ subject }) => /thank/i.test(subject ?? "")),
  ).toHaveLength(1);
});
