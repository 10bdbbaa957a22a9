import { OWNER } from "#tests/site/owner.ts";
import { expect, test } from "./support/test.ts";

/* What owners and site admins do about mails: their words, and the server that sends them. */

test("the words of a mail are previewed, saved and taken back", async ({ owner }) => {
  const group = await (await owner.open("/dashboard/groups")).follow(
    "Fleet Valley History Society",
  );
  const words = await group.follow("Words of the mails");
  const page = await words.follow("A meeting is postponed");
  expect(page.heading).toBe("A meeting is postponed");
  const label = "Above the facts";
  const shown = await page
    .form("Preview")
    .fill({ [label]: "Not yet, {name}: {note}" })
    .submit();
  expect(shown.form("Save").value(label)).toBe("Not yet, {name}: {note}");
  expect(shown.attribute("iframe", "srcdoc")).toContain("Not yet, Ann Webb:");
  const wrong = await shown
    .form("Save")
    .fill({ [label]: "Not yet, {nobody}" })
    .submit();
  expect(wrong.form("Save").problem(label)).toContain("“{nobody}” cannot be filled in here");
  const saved = await wrong
    .form("Save")
    .fill({ [label]: "Not yet, {name}: {note}" })
    .submit();
  expect(saved.url.searchParams.get("done")).toBe("saved");
  expect((await saved.follow(/words of the mails$/)).texts("td")).toContain("Your own");
  const reset = await saved.press("Use the usual words");
  expect(reset.url.searchParams.get("done")).toBe("reset");
  expect(reset.form("Save").value(label)).toMatch(/will not take place/);
});

test("the mail server is shown and tried", async ({ owner, mailbox }) => {
  const page = await owner.open("/dashboard/mail-server");
  const tried = await page.press("Send a test mail to me");
  expect(tried).toShow("The mail server took it.");
  await mailbox.waitFor(OWNER.OWNER_EMAIL, { subject: /can send mail/ });
});
