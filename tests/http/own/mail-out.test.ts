import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { figure } from "#tests/site/database.ts";
import { putOn } from "../support/desk.ts";
import type { Page } from "../support/page.ts";
import { expect, type Own, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* A mail to many, under way: held, gone on with, stopped, by the buttons on its page. */

const READERS = 400;
const GROUP = "Old Quarry Naturalists";

/** Confirmed readers of one group, and no others. */
function fill(dataDir: string): string[] {
  const db = new Sqlite(join(dataDir, "marchmont.sqlite"));
  const emails = Array.from({ length: READERS }, (_, n) => `reader${n}@example.org`);
  const groups = db.prepare("select id from groups where name = ?").all(GROUP) as { id: string }[];
  const reader = db.prepare(
    "insert into subscribers (id, email, email_key, created_at, confirmed_at, digested_at) values (?, ?, ?, 1, 1, 1)",
  );
  const choice = db.prepare(
    "insert into subscriptions (subscriber_id, group_id, kind) values (?, ?, ?)",
  );
  db.transaction(() => {
    db.prepare("delete from subscribers").run();
    for (const email of emails) {
      reader.run(email, email, email);
      for (const kind of ["meetings", "site"]) choice.run(email, groups[0]?.id, kind);
    }
  })();
  db.close();
  return emails.sort();
}

/** How far it is: the sentence, and the first number in it. */
function figures(page: Page) {
  const said = /(\d+) sent · \d+ (still to go|held|not sent)/.exec(page.main.text);
  if (!said) throw page.trouble("it does not say how far it is");
  return { said: said[0], sent: Number(said[1]) };
}

/** Waits until some are sent, and holds the rest. What was on its way at the press has arrived. */
async function pause({ site }: Own, page: Page): Promise<Page> {
  await expect.poll(async () => figures(await page.reload()).sent).toBeGreaterThan(0);
  const paused = await (await page.reload()).press("Pause");
  expect(paused).toShow(/\d+ of \d+ done, paused/);
  const onTheWay = () => figure(site, "select count(*) from outbox where state = 'sending'");
  await expect.poll(onTheWay).toBe(0);
  return paused.reload();
}

const addressed =
  ({ mailbox }: Own, subject: RegExp) =>
  () =>
    mailbox.messages
      .filter((message) => subject.test(message.subject ?? ""))
      .flatMap(({ recipients }) => recipients)
      .sort();

test("a mail to many is held, outlives a kill, goes on, and another is stopped", async ({
  own,
}) => {
  const { site, owner, mailbox } = own;
  const readers = fill(site.dataDir);
  mailbox.pace = 100;
  const meeting = await putOn(owner, { Title: "Stones by name", Host: GROUP, Everybody: true });
  const write = await (await owner.open(meeting.desk)).follow(`Announce to ${READERS} subscribers`);
  const sent = await write.press(`Send to ${READERS} subscribers`);
  expect(sent.url.searchParams.get("done")).toBe("sent");
  const delivered = addressed(own, /Stones by name/);
  const paused = await pause(own, sent);

  // Nothing moves while it is paused, not even after a kill.
  const held = delivered();
  const { said, sent: before } = figures(paused);
  expect(held).toHaveLength(before);
  await site.kill();
  await site.start();
  const after = await paused.reload();
  expect(figures(after).said).toBe(said);
  expect(delivered()).toEqual(held);

  // It goes on, and everybody gets it exactly once.
  mailbox.pace = 0;
  let page = await after.press("Go on");
  await expect
    .poll(
      async () => {
        page = await page.reload();
        return page.main.text;
      },
      { timeout: 60_000 },
    )
    .toContain(`${READERS} of ${READERS} done`);
  // The last mail is written a moment before the whole is called sent.
  await expect.poll(async () => (await page.reload()).hasButton("Pause")).toBe(false);
  expect(delivered()).toEqual(readers);

  // Another is stopped for good, after a question.
  mailbox.pace = 100;
  const update = (await owner.open("/dashboard/newsletter/new?kind=update")).form("Send it");
  const label = "From, and to whose subscribers";
  expect(update.options(label)).toContain(`${GROUP} (${READERS} readers)`);
  const second = await update
    .fill({
      [label]: `${GROUP} (${READERS} readers)`,
      Subject: "The hall is closed",
      "What you want to say": "This is a mistake.",
    })
    .submit();
  const mistaken = addressed(own, /The hall is closed/);
  const stopped = await (await pause(own, second)).press("Yes, stop it for good");
  expect(stopped).toShow(new RegExp(`Stopped after ${figures(stopped).sent} of ${READERS}`));
  expect(figures(stopped).said).toBe(
    `${mistaken().length} sent · ${READERS - mistaken().length} not sent`,
  );
  expect(await new Visitor(site.url).open("/newsletter/the-hall-is-closed")).toHaveStatus(404);
});
