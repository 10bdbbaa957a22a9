import type { Deliveries } from "#tests/site/mailbox.ts";
import { OWNER } from "#tests/site/owner.ts";
import { putOn } from "./support/desk.ts";
import { header, oneClick, unsubscribeLink } from "./support/mails.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* News by mail: signed up for, sent from the desk, read, and ended. */

const plain = (url: URL) => url.href.replace(/\?.*/, "");

/** Subscribes to all news of one group by the link on its page; the address of the reader's own page. */
async function subscribe(visitor: Visitor, mailbox: Deliveries, email: string, slug: string) {
  const page = await (await visitor.open(`/groups/${slug}`)).follow("News by e-mail");
  const sent = await page.main.form("Keep me informed").fill({ "E-mail": email }).submit();
  expect(sent.main).toShow("One step is left");
  const confirm = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  const own = await (await visitor.open(confirm)).press("Yes, subscribe me");
  return plain(own.url);
}

test("a group's page leads to the form with the group chosen; the mailed link works once", async ({
  visitor,
  mailbox,
}) => {
  const email = "news.first@example.org";
  const group = await visitor.open("/groups/fleet-valley-history-society");
  const form = (await group.follow("News by e-mail")).main.form("Keep me informed");
  expect(form.value("Fleet Valley History Society")).toBe(true);
  expect(form.value("Friends of Korea")).toBe(false);
  expect((await form.fill({ "E-mail": email }).submit()).main).toShow("One step is left");

  const confirm = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  // A mail scanner looks first.
  expect((await visitor.request(confirm)).status).toBe(200);
  const asked = (await visitor.open(confirm)).form("Yes, subscribe me");
  const own = await asked.fill({ "Reports of meetings that took place": true }).submit();
  expect(own.heading).toBe("You are subscribed");
  const again = await visitor.open(confirm);
  expect(again).toHaveStatus(410);
  expect(again.heading).toContain("used already");
  expect(await visitor.open(`${confirm.slice(0, -4)}xxxx`)).toHaveStatus(404);
});

test("an announcement is tried, sent, read in the archive, and ended from the mail program", async ({
  visitor,
  owner,
  mailbox,
}) => {
  const email = "ann.reader@example.org";
  const own = await subscribe(visitor, mailbox, email, "fleet-valley-history-society");
  const title = "Sluices after dark";
  const meeting = await putOn(owner, {
    Title: title,
    Host: "Fleet Valley History Society",
    Everybody: true,
  });
  const write = await (await owner.open(meeting.desk)).follow(/^Announce to \d+ subscribers?/);
  const form = write
    .form(/^Send to \d+ subscribers?/)
    .fill({ "Your words": "Bring a **friend**." });
  const shown = await form.submit("Preview");
  expect(shown.attribute("iframe", "srcdoc")).toContain("<strong>friend</strong>");
  const tried = await shown.form("Send a test to myself").submit();
  expect(tried).toHaveStatus(200);
  await mailbox.waitFor(OWNER.OWNER_EMAIL, { subject: /^Test: .*Sluices/ });
  // Sent once, however often the button is pressed.
  const send = tried.form(/^Send to \d+ subscribers?/);
  const [sent, again] = await Promise.all([send.submit(), send.submit()]);
  expect(sent.url.searchParams.get("done")).toBe("sent");
  expect(again.url.href).toBe(sent.url.href);

  const mail = await mailbox.waitFor(email, { subject: /Sluices after dark/ });
  expect(header(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(mail.html).toContain("<strong>friend</strong>");
  expect(mail.link("/subscribe/manage/")).toBe(own);
  await expect
    .poll(async () => (await sent.reload()).main.text, { timeout: 30_000 })
    .toMatch(/(\d+) of \1 done/);
  const subjects = mailbox.to(email).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject === mail.subject)).toHaveLength(1);

  const archived = await (await visitor.open("/newsletter")).follow(/Sluices after dark/);
  expect(archived).toShow("Bring a friend.");
  expect(archived.html).not.toMatch(/manage\/|unsubscribe\/|ann\.reader/);

  const end = unsubscribeLink(mail);
  // A GET only opens the page.
  expect((await visitor.open(end)).heading).toBe("You are subscribed");
  expect((await oneClick(end)).status).toBe(200);
  expect((await visitor.open(end)).heading).toBe("You are unsubscribed");

  const kept = await visitor.request(`${own}/data.json`);
  expect(await kept.json()).toMatchObject({ email });
  expect(await (await visitor.open(own)).press("Yes, erase it")).toShow("are erased.");
  expect(await visitor.open(own)).toHaveStatus(404);
});

test("what nobody has asked for is not sent, and what waits for a digest says so", async ({
  visitor,
  owner,
  mailbox,
}) => {
  const email = "weekly.moth@example.org";
  const title = "Lichens on the church wall";
  const host = { Host: "Old Quarry Naturalists", Everybody: true };
  const meeting = await putOn(owner, { Title: title, ...host });
  expect(await owner.open(meeting.desk)).toShow(
    "Nobody has subscribed to this news of the group yet.",
  );
  const address = `/dashboard/newsletter/new?kind=announcement&meeting=${meeting.id}`;
  const page = await owner.open(address);
  expect(page).toShow("so it cannot be sent");
  expect(await page.press("Send it")).toShow("so it was not sent");

  const own = await subscribe(visitor, mailbox, email, "old-quarry-naturalists");
  const choices = (await visitor.open(own)).form("Save my choices");
  const saved = await choices.fill({ "Once a week, on Monday": true }).submit();
  expect(saved).toShow("Saved.");
  const again = await owner.open(address);
  expect(again).toShow("Nobody gets it at once; 1 subscriber finds it");
  const sent = await again.press("Put it in the next digest");
  expect(sent.url.searchParams.get("done")).toBe("sent");
  expect(sent).toShow("Nobody was to have it at once.");
});
