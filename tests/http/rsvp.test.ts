import { write } from "#tests/site/database.ts";
import { putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Replying to a meeting, well and badly, and what a mailed link does before its buttons are pressed. */

const FORM = /Send my RSVP|Join the waiting list/;

const open = async (visitor: Visitor, title: string) =>
  (await visitor.open("/meetings")).follow(title);

test("what is wrong is said beside the field and what was typed stays", async ({ visitor }) => {
  const page = await open(visitor, "The river under the road");
  const form = page.form(FORM).fill({ Name: "Ada Lovage", "E-mail": "not an address" });
  const said = await form.submit();
  expect(said).toHaveStatus(422);
  expect(said.form("RSVP").value("Name")).toBe("Ada Lovage");
  expect(said.form("RSVP").value("E-mail")).toBe("not an address");
  expect(said.form("RSVP").problem("E-mail")).toMatch(/e-mail/);
  expect(said.attribute("#email", "aria-invalid")).toBe("true");
});

test("an invisible name is an empty one", async ({ visitor }) => {
  const page = await open(visitor, "The river under the road");
  const form = page.form(FORM).fill({ Name: "\u200b\u2800", "E-mail": "ada@example.org" });
  expect(await form.submit()).toHaveStatus(422);
});

test("a full meeting offers its waiting list, a cancelled one no form", async ({ visitor }) => {
  const full = await open(visitor, "Moths by lamplight");
  expect(full.hasButton("Join the waiting list")).toBe(true);
  const cancelled = await open(visitor, "A walk along the parish boundary");
  expect(cancelled).toShow("The path is closed after the storm.");
  expect(cancelled.hasButton(/RSVP|waiting list/)).toBe(false);
});

test("who sends the form when it is too late is told that it was not taken", async ({
  visitor,
  owner,
  demo,
}) => {
  const { id, path } = await putOn(owner, { Title: "Over before it began" });
  const form = (await visitor.open(path)).form("RSVP");
  write(demo, "UPDATE meetings SET rsvps_close_at = ? WHERE id = ?", Date.now() - 1000, id);
  const said = await form.fill({ Name: "Lou Late", "E-mail": "lou.late@example.org" }).submit();
  expect(said).toHaveStatus(422);
  expect(said.problems.join()).toContain("Your RSVP was not taken.");
  expect(said.texts("h2, h3")).toContain("RSVPs are closed");
});

test.for([`/rsvps/${"0".repeat(26)}${"a".repeat(32)}`, "/rsvps/nothing"])(
  "a dead link, %s, is a 404 that helps, always the same",
  async (path, { visitor }) => {
    const page = await visitor.open(path);
    expect(page).toHaveStatus(404);
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.heading).not.toBe("");
  },
);

test("a mailed link changes nothing until a button is pressed", async ({ visitor, mailbox }) => {
  const email = "carla.tansy@example.org";
  const page = await open(visitor, "The river under the road");
  const sent = await page.form(FORM).fill({ Name: "Carla Tansy", "E-mail": email }).submit();
  expect(sent).toHaveStatus(200);
  const link = (await mailbox.waitFor(email)).link("/rsvps/");
  // Mail scanners open links, with GET and with HEAD.
  await visitor.request(link, { method: "HEAD" });
  const own = await visitor.open(link);
  expect(own.headers.get("cache-control")).toContain("no-store");
  expect(own.headers.get("x-robots-tag")).toContain("noindex");
  expect(mailbox.to(email)).toHaveLength(1);
  await own.press("Yes, cancel it");
  expect((await mailbox.waitFor(email, { after: 1 })).subject).toMatch(/cancel/i);
});

test("a seat given up is said to go to the next in line where there is one", async ({
  visitor,
  owner,
  mailbox,
}) => {
  const { path } = await putOn(owner, { Title: "One chair", Seats: 1 });
  const comes = (name: string, email: string) =>
    reply(visitor, path, { Name: name, "E-mail": email });
  await comes("Ann Chair", "ann.chair@example.org");
  const link = (await mailbox.waitFor("ann.chair@example.org")).link("/rsvps/");
  const next = "Your seat goes to the next in line at once.";
  expect(await visitor.open(link)).not.toShow(next);
  await comes("Bob Queue", "bob.queue@example.org");
  expect(await visitor.open(link)).toShow(next);
});

test("one’s own calendar can be followed, and says when one has cancelled", async ({
  visitor,
  mailbox,
}) => {
  const email = "cal.sorrel@example.org";
  const page = await open(visitor, "The river under the road");
  const thanks = await page.form(FORM).fill({ Name: "Cal Sorrel", "E-mail": email }).submit();
  expect(thanks).toShow("has it twice");
  const mail = await mailbox.waitFor(email);
  expect(mail.text).toContain("What you answer there does not reach us");
  const link = mail.link("/rsvps/");
  const address = `${link}/calendar.ics`;
  expect(mail.text).toContain(address);
  expect(mail.text).toContain(`${link}/ticket`);

  const first = await visitor.request(address);
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  expect(first.headers.get("x-robots-tag")).toContain("noindex");
  expect(await first.text()).toContain("STATUS:CONFIRMED");
  const known = { headers: { "if-none-match": first.headers.get("etag") ?? "" } };
  expect((await visitor.request(address, known)).status).toBe(304);

  const own = await visitor.open(link);
  expect(own).toShow("has it twice");
  await own.press("Yes, cancel it");
  const after = await visitor.request(address, known);
  expect(after.status).toBe(200);
  expect(await after.text()).toMatch(/SEQUENCE:1\r\n.*STATUS:CANCELLED/s);
  expect(await visitor.open("/calendars")).toShow("has it twice");
});

test("the same address again changes nothing and learns nothing on the page", async ({
  visitor,
  owner,
  mailbox,
}) => {
  const email = "ada.brook@example.org";
  const { desk, path } = await putOn(owner, { Title: "A hall for two", Seats: 2 });
  const first = await reply(visitor, path, { Name: "Ada Brook", "E-mail": email });
  const again = await reply(visitor, path, { Name: "Somebody Else", "E-mail": email });
  const told = ({ main, heading }: typeof first) =>
    [heading, main.text].join().replaceAll("Somebody Else", "Ada Brook");
  expect(told(again)).toBe(told(first));
  expect((await mailbox.waitFor(email, { after: 1 })).text).toMatch(/already/i);
  const list = await owner.open(`${desk}/rsvps`);
  expect(list).toShow("Ada Brook");
  expect(list).not.toShow("Somebody Else");
});
