import { pendingToken } from "#lib/subscribers/pending.ts";
import { setClock } from "#lib/time/clock.ts";
import type { Deliveries } from "#tests/site/mailbox.ts";
import { oneClick } from "./support/mails.ts";
import type { Page } from "./support/page.ts";
import { describe, expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Subscriptions when things go otherwise: rubbish, twice, late, after erasure. */

const GROUP = "Lantern Reading Circle";
const form = (page: Page) => page.main.form("Keep me informed");

const openForm = async (visitor: Visitor) =>
  form(await visitor.open("/subscribe?group=lantern-reading-circle"));

const signUp = async (visitor: Visitor, email: string) =>
  (await openForm(visitor))
    .fill({ "E-mail": email, "News of the group and the site": true })
    .submit();

async function subscribe(visitor: Visitor, mailbox: Deliveries, email: string) {
  await signUp(visitor, email);
  const confirm = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  const own = await (await visitor.open(confirm)).press("Yes, subscribe me");
  expect(own.heading).toBe("You are subscribed");
  return { confirm, own: own.url.href.replace(/\?.*/, "") };
}

describe("rubbish is refused beside its field, and what was typed is kept", () => {
  test.for([
    "",
    "ann at home",
    "ann@example.org, bob@example.org",
    "Ann <ann@example.org> <bob@example.org>",
    "ann@localhost",
    "ann@example.org Bcc: bob@example.org",
    "ann@exa mple.org",
    `${"a".repeat(300)}@example.org`,
  ])("%s", async (typed, { visitor }) => {
    const said = await signUp(visitor, typed);
    expect(said).toHaveStatus(422);
    expect(said.main.texts('[role="alert"]').join()).toMatch(/Enter (your|one) e-mail address/);
    expect(form(said).value("E-mail")).toBe(typed);
    expect(form(said).value(GROUP)).toBe(true);
  });

  test("no group and no kind of news", async ({ visitor, mailbox }) => {
    const email = "chose.nothing@example.org";
    const said = await form(await visitor.open("/subscribe"))
      .fill({ "E-mail": email, "New meetings": false, "Changes and cancellations": false })
      .submit();
    expect(said).toHaveStatus(422);
    const problems = said.main.texts('[role="alert"]').join();
    expect(problems).toContain("Choose at least one group");
    expect(problems).toContain("Choose at least one kind of news");
    expect(form(said).value("E-mail")).toBe(email);
    expect(mailbox.to(email)).toEqual([]);
  });

  test("at the foot of every page too", async ({ visitor }) => {
    const foot = (await visitor.open("/meetings")).form("News by e-mail");
    const said = await foot.fill({ "Your e-mail address": "ann at home" }).submit();
    expect(said).toHaveStatus(422);
    expect(said).toShow("Enter one e-mail address");
    expect(said.form("News by e-mail").value("Your e-mail address")).toBe("ann at home");
  });
});

test("who signs up twice has two mails and one subscription", async ({ visitor, mailbox }) => {
  const email = "twice@example.org";
  await signUp(visitor, email);
  expect(await signUp(visitor, "Twice@example.org")).toShow("One step is left");
  const first = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  const second = (await mailbox.waitFor("Twice@example.org")).link("/subscribe/confirm/");
  const own = await (await visitor.open(second)).press("Yes, subscribe me");
  for (const used of [first, second]) {
    const again = await visitor.open(used);
    expect(again).toHaveStatus(410);
    expect(again.heading).toBe("This link was used already");
  }

  expect(await signUp(visitor, email)).toShow("One step is left");
  const known = await mailbox.waitFor(email, { after: 1 });
  expect(known.text).toContain("already");
  expect(known.link("/subscribe/manage/")).toBe(own.url.href.replace(/\?.*/, ""));
});

test("a link that is too late or was cut says so, and what to do", async ({ visitor, mailbox }) => {
  const restore = setClock(new Date(Date.now() - 15 * 86_400_000));
  const choices = { groups: ["any"], kinds: ["meetings" as const], pace: "at-once" as const };
  const late = pendingToken({ email: "late@example.org", ...choices });
  restore();
  const old = await visitor.open(`/subscribe/confirm/${late}`);
  expect(old).toHaveStatus(410);
  expect(old.heading).toBe("This link is too old");
  for (const wrong of [late.slice(0, -5), `${late}xxxx`, "x", "a".repeat(4000)]) {
    const page = await visitor.open(`/subscribe/confirm/${wrong}`);
    expect(page, wrong.slice(0, 20)).toHaveStatus(404);
    expect(page.heading).toMatch(/nowhere|address/);
  }
  expect((await old.follow("Sign up once more")).heading).toBe("News by e-mail");
  expect(mailbox.to("late@example.org")).toEqual([]);
});

test("to leave twice changes nothing; after erasure every link is dead but the sign-up", async ({
  visitor,
  mailbox,
}) => {
  const email = "gone@example.org";
  const { confirm, own } = await subscribe(visitor, mailbox, email);
  const page = await visitor.open(own);
  let left = page;
  for (const _time of ["once", "twice"]) {
    left = await page.press("Unsubscribe me");
    expect(left.heading).toBe("You are unsubscribed");
  }
  expect(await visitor.open(confirm)).toHaveStatus(410);
  expect(await (await visitor.open(own)).press("Yes, erase it")).toShow("are erased.");

  expect(await visitor.open(own)).toHaveStatus(404);
  expect((await oneClick(own.replace("/subscribe/manage/", "/unsubscribe/"))).status).toBe(404);
  expect(await visitor.open(`${own}/data.json`)).toHaveStatus(404);
  // A page of before is still open, and its buttons are pressed.
  expect((await left.press("Subscribe me again")).heading).toBe("This link leads nowhere");
  // Nothing is known of the address any more, not even that its link was used.
  const anew = await (await visitor.open(confirm)).press("Yes, subscribe me");
  expect(anew.heading).toBe("You are subscribed");
});

test("a group's page signs up for that group; all groups are one choice", async ({
  visitor,
  mailbox,
}) => {
  const page = await visitor.open("/groups/lantern-reading-circle");
  const email = "of.one.group@example.org";
  await page.form("News by e-mail").fill({ "Your e-mail address": email }).submit();
  const one = await visitor.open((await mailbox.waitFor(email)).link("/subscribe/confirm/"));
  const choices = one.main.form("Yes, subscribe me");
  expect(choices.value(GROUP)).toBe(true);
  expect(choices.value("All groups")).toBe(false);
  const all = await choices.fill({ "All groups": true, [GROUP]: false }).submit();
  expect(all.main.form("Save my choices").value("All groups")).toBe(true);
  expect(all.main.form("Save my choices").value(GROUP)).toBe(false);
  // Other tests count who would be told.
  await all.main
    .form("Save my choices")
    .fill({ "All groups": false, [GROUP]: true })
    .submit();
});
