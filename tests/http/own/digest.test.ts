import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { giveFolding } from "#db/sqlite.ts";
import type { Mailbox } from "#tests/site/mailbox.ts";
import { header, oneClick, unsubscribeLink } from "../support/mails.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* Digests: chosen at sign-up, made by the server's own job when their time has come, ended by one press. */

const DAY_MS = 86_400_000;
const HISTORY = "Fleet Valley History Society";
const STARS = "North Quay Astronomers";

/** Signs up and confirms by the mailed link; the address of the reader's own page. */
async function subscribe(visitor: Visitor, mailbox: Mailbox, [email, group, pace]: string[]) {
  if (!email || !group || !pace) throw new Error("who, for what, how often?");
  const form = (await visitor.open("/subscribe")).main.form("Keep me informed");
  const reports = "Reports of meetings that took place";
  await form.fill({ "E-mail": email, [group]: true, [reports]: true, [pace]: true }).submit();
  const confirm = await visitor.open((await mailbox.waitFor(email)).link("/subscribe/confirm/"));
  const asked = confirm.form("Yes, subscribe me");
  expect(asked.value(pace)).toBe(true);
  const own = await asked.submit();
  expect(own.heading).toBe("You are subscribed");
  return own.url.href.replace(/\?.*/, "");
}

/** Puts what happened just now back by 40 days, and what is news by 36: before the last Monday and the last first of a month. */
function letTimePass(dataDir: string, news: string[]) {
  const db = new Sqlite(join(dataDir, "marchmont.sqlite"));
  giveFolding(db);
  const before = Date.now() - 40 * DAY_MS;
  const since = Date.now() - 36 * DAY_MS;
  db.prepare("update subscribers set confirmed_at = ?, digested_at = ?").run(before, before);
  db.prepare("update meetings set first_published_at = ? where first_published_at > ?").run(
    before,
    before,
  );
  for (const title of news) {
    db.prepare("update meetings set first_published_at = ? where title = ?").run(since, title);
  }
  db.prepare("update mailings set created_at = ? where kind = 'report-note'").run(since);
  db.close();
}

test("weekly and monthly digests go out by themselves, and end by one press", async ({ own }) => {
  const { site, owner, mailbox } = own;
  const visitor = new Visitor(site.url);
  const reader = { now: "now@example.org", week: "week@example.org", month: "month@example.org" };
  const idle = "idle@example.org";
  const weekly = "Once a week, on Monday";
  const subscriptions = [
    [reader.now, HISTORY, "At once"],
    [reader.month, HISTORY, "Once a month, on the first"],
    [idle, STARS, weekly],
    [reader.week, HISTORY, weekly],
  ];
  const pages = await Promise.all(subscriptions.map((each) => subscribe(visitor, mailbox, each)));

  // A report is sent: to one reader at once, to two with their digest.
  const past = await owner.open("/dashboard/meetings?list=past&search=evening+on+wells");
  const meeting = await past.follow("An evening on wells");
  const report = await meeting.follow(/^Send the report to \d+ subscribers/);
  expect(report).toShow(/2 more find it in the next digest/);
  const sent = await report.press(/^Send to \d+ subscribers?/);
  expect(sent.url.searchParams.get("done")).toBe("sent");
  await mailbox.waitFor(reader.now, { subject: /^Report: An evening on wells/ });

  // When the time has come, those who wait are told what concerns them.
  await site.stop();
  letTimePass(site.dataDir, ["The river under the road"]);
  await site.start();
  const ofWeek = await mailbox.waitFor(reader.week, { subject: /^News of the week/ });
  const ofMonth = await mailbox.waitFor(reader.month, { subject: /^News of/ });
  expect(ofWeek.subject).toMatch(/^News of the week to \d+ \w+ \d{4}$/);
  expect(ofMonth.subject).toMatch(/^News of \w+ \d{4}$/);
  for (const mail of [ofWeek, ofMonth]) {
    expect(mail.text).toMatch(/\d{2}:\d{2}–\d{2}:\d{2} \(.+\)\nThe river under the road\n/);
    expect(mail.text).toContain("Report: An evening on wells");
    expect(mail.text).not.toMatch(/maps from the drawer|What can be seen next month/);
    expect(mail.html).toContain("The river under the road</a>");
  }
  expect(ofWeek.link("/subscribe/manage/")).toBe(pages.at(-1));

  // Nobody else is told, and nobody twice: a mail that was noted as sent is not sent again.
  const row = async (subject: string) =>
    (await owner.open("/dashboard/newsletter")).main.line(subject);
  for (const { subject = "" } of [ofWeek, ofMonth]) {
    await expect.poll(async () => (await row(subject)).text).toContain("Sent");
  }
  await site.kill();
  await site.start();
  const ended = await row("News of the week");
  expect(ended).toShow("Sent");
  expect(await ended.follow(/News of the week/)).toShow(/1 sent · 1 left out/);
  const told = mailbox.messages.filter(({ subject }) => subject?.startsWith("News of"));
  expect(told.flatMap(({ recipients }) => recipients).sort()).toEqual([reader.month, reader.week]);
  expect(mailbox.to(idle)).toHaveLength(1);

  // The archive has it.
  const archived = await (await visitor.open("/newsletter")).follow(/News of the week/);
  expect(archived.texts("article h2")).toEqual(["New meetings", "Reports", "News"]);
  const river = await archived.follow("The river under the road");
  expect(river.heading).toBe("The river under the road");

  // One POST from the mail program ends it.
  expect(header(ofWeek, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  for (const press of ["first", "second"]) {
    expect((await oneClick(unsubscribeLink(ofWeek))).status, press).toBe(200);
  }
  const left = await visitor.open(pages.at(-1) ?? "");
  expect(left.heading).toBe("You are unsubscribed");
  expect(left.form("Subscribe me again").value(weekly)).toBe(true);
});
