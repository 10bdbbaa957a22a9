import type { Page } from "./support/page.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Lists of subscribers, brought from elsewhere and taken away. Scripts are off. */

const GROUP = "Lantern Reading Circle";
const LIST = "/dashboard/newsletter/subscribers";

const MAILCHIMP = [
  "Email Address,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME",
  "agreed.there@example.org,2,2024-01-01 10:00:00,2024-01-02 10:00:00,",
  "added.there@example.org,2,,2024-01-02 10:00:00,",
  "left.there@example.org,2,2024-01-01 10:00:00,2024-01-02 10:00:00,2025-01-01 10:00:00",
  "no address,2,,2024-01-02 10:00:00,",
].join("\n");

async function lookOver(owner: Visitor, pasted: string): Promise<Page> {
  const form = (await owner.open(`${LIST}/import`)).form("Look it over");
  return form.fill({ "Or paste the list": pasted, [GROUP]: true }).submit();
}

async function whenDone(page: Page): Promise<Page> {
  const state = async () => (await page.reload()).part('[role="status"]').text;
  await expect.poll(state, { timeout: 60_000 }).toMatch(/^Imported/);
  return page.reload();
}

test("who agreed is subscribed, who was only added is asked, who left stays out", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const nothing = await (await owner.open(`${LIST}/import`))
    .form("Look it over")
    .fill({ [GROUP]: true })
    .submit();
  expect(nothing).toHaveStatus(422);
  expect(nothing.problems.join()).toContain("Choose a file");

  const file = new File([MAILCHIMP], "list.csv", { type: "text/csv" });
  const nowhere = await (await owner.open(`${LIST}/import`))
    .form("Look it over")
    .fill({ File: file })
    .submit();
  expect(nowhere).toHaveStatus(422);
  expect(nowhere.problems.join()).toContain("Choose at least one group");
  expect(nowhere.form("Look it over").problem("File")).toContain("once more");

  const check = await lookOver(owner, MAILCHIMP);
  expect(check).toShow("Mailchimp");
  expect(check).toShow("Unsubscribed there, or no mail reached them");
  const bad = await owner.request(check.link(/Save the rows that cannot be read/));
  expect(await bad.text()).toMatch(/\r\n5,“no address” is no e-mail address/);
  const half = await check
    .form("Import 2 addresses")
    .fill({ "How they agreed": "Signed the list" })
    .submit();
  expect(half).toHaveStatus(422);
  expect(half.form("Import 2 addresses").problem("When")).toContain("Say when they agreed");
  expect(half.form("Import 2 addresses").value("How they agreed")).toBe("Signed the list");
  const form = half.form("Import 2 addresses").fill({ "How they agreed": "" });
  const done = await whenDone(await form.submit());
  expect(done.part('[role="status"]')).toShow("1 subscribed · 1 asked by mail");

  const agreed = await owner.open(`${LIST}?search=agreed.there`);
  expect(agreed).toShow("Signed up by a form, as the imported list says");
  const ask = (await mailbox.waitFor("added.there@example.org")).link("/subscribe/confirm/");
  expect(await owner.open(`${LIST}?search=added.there`)).toShow("Nothing found");
  await (await visitor.open(ask)).press("Yes, subscribe me");
  expect(await owner.open(`${LIST}?search=added.there`)).toShow("Confirmed by our mail");
  expect(mailbox.to("agreed.there@example.org")).toEqual([]);
  expect(mailbox.to("left.there@example.org")).toEqual([]);

  const csv = await owner.request(`${LIST}/export.csv`);
  expect(await csv.text()).toMatch(/agreed\.there@example\.org,.*,2024-01-02,"Signed up by a form/);
  expect(await lookOver(owner, MAILCHIMP)).toShow("There is nobody in it");
});

test("who unsubscribed here is not subscribed again by any list", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const email = "left.here@example.org";
  const list = `E-mail;How they agreed;Agreed on\n${email};Signed the list;2024-05-03`;
  await whenDone(await (await lookOver(owner, list)).press("Import 1 address"));
  const signUp = (await visitor.open("/subscribe?group=lantern-reading-circle")).main;
  await signUp.form("Keep me informed").fill({ "E-mail": email }).submit();
  const own = (await mailbox.waitFor(email)).link("/subscribe/manage/");
  await (await visitor.open(own)).press(/^Unsubscribe/);
  const again = await lookOver(owner, list);
  expect(again).toShow("Unsubscribed here, or no mail reaches them: is not taken over.");
  expect(again.hasButton(/^Import/)).toBe(false);
});

test("what was looked over is imported, put away or neither, whatever was given since in another window", async ({
  owner,
}) => {
  const first = await lookOver(owner, "E-mail\none.window@example.org");
  const second = await lookOver(owner, "E-mail\nother.window@example.org");
  const agreed = { "How they agreed": "Signed the list", When: "2024-05-03" };
  for (const form of [
    first.form("Import 1 address").fill(agreed),
    first.form("Put this list away"),
  ]) {
    const pressed = await form.submit();
    expect(pressed).toHaveStatus(422);
    expect(pressed.problems.join()).toContain("Another list was chosen since");
    expect(pressed.main).toShow("other.window@example.org");
    // Who is on another list did not agree so.
    const asked = pressed.form("Import 1 address");
    expect([asked.value("How they agreed"), asked.value("When")]).toEqual(["", ""]);
  }
  const left = await second.press("Put this list away");
  expect(left.status, left.describe()).toBe(200);
  expect(left.url.pathname).toBe(LIST);
  expect(await owner.open(`${LIST}?search=window`)).toShow("Nothing found");
});

test("an imported list is taken away again as one, and says how many were asked already", async ({
  owner,
  mailbox,
}) => {
  const stated = "stated.undone@example.org";
  const list = `E-mail;How they agreed;Agreed on\n${stated};Signed the list;2024-05-03\nasked.undone@example.org;;`;
  const done = await whenDone(await (await lookOver(owner, list)).press("Import 2 addresses"));
  await mailbox.waitFor("asked.undone@example.org");
  const asked = await done.reload();
  expect(asked).toShow("1 address is taken away again");
  expect(asked).toShow("1 person was asked by mail already");
  const pressed = await asked.press("Undo the import");
  const state = async () => (await pressed.reload()).part('[role="status"]').text;
  await expect.poll(state, { timeout: 60_000 }).toMatch(/^Taken away again/);
  const undone = await pressed.reload();
  expect(undone).toShow("1 taken away");
  expect(undone.hasButton("Undo the import")).toBe(false);
  expect(await owner.open(`${LIST}?search=${stated}`)).toShow("Nothing found");
});

test("an import that is under way is stopped: those behind it are neither subscribed nor asked", async ({
  owner,
}) => {
  const rows = Array.from(
    { length: 3000 },
    (_, n) => `stop${n}@example.org;Signed a list;2024-05-03`,
  );
  const check = await lookOver(owner, ["E-mail;How they agreed;Agreed on", ...rows].join("\n"));
  const begun = await check.press("Import 3000 addresses");
  const pressed = await begun.press("Stop the import");
  const state = async () => (await pressed.reload()).part('[role="status"]').text;
  await expect.poll(state, { timeout: 60_000 }).toMatch(/^Stopped/);
  const stopped = await pressed.reload();
  expect(stopped).toShow("Stopped by hand.");
  expect(stopped).toShow("not imported");
  expect(stopped.hasButton("Stop the import")).toBe(false);
  expect(await owner.open(`${LIST}?search=stop2999`)).toShow("Nothing found");
  const undoing = await stopped.press("Undo the import");
  const undone = async () => (await undoing.reload()).part('[role="status"]').text;
  await expect.poll(undone, { timeout: 60_000 }).toMatch(/^Taken away again/);
});
