import { OWNER } from "#tests/site/owner.ts";
import { dayAhead, putOn } from "./support/desk.ts";
import type { Form } from "./support/form.ts";
import { joinSociety } from "./support/members.ts";
import type { Page } from "./support/page.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/* What a form leads to, reloading and going back, and the same form sent twice. Scripts are off. */

/** Sends a form as a browser does, and goes where it is led: the answer to the form, and the page. */
async function sent(visitor: Visitor, page: Page, form: Form) {
  const { action, entries } = form.sending();
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  const isHiding = page.headers.get("referrer-policy") === "no-referrer";
  const response = await visitor.request(new URL(action, page.url).href, {
    method: "POST",
    body,
    headers: { origin: isHiding ? "null" : page.url.origin, "sec-fetch-site": "same-origin" },
  });
  const location = response.headers.get("location");
  return { status: response.status, location, text: await response.text() };
}

test("an RSVP leads to a page that says what happened; reloading sends nothing", async ({
  visitor,
  owner,
  mailbox,
}) => {
  const email = "uma.press@example.org";
  const { path } = await putOn(owner, { Title: "Pressed once", Seats: 5, "Largest party": 3 });
  const page = await visitor.open(path);
  const form = page.form("RSVP").fill({ Name: "Uma Press", "E-mail": email });
  form.fill({ "How many of you?": "2" });
  const first = await sent(visitor, page, form);
  expect(first.status).toBe(303);
  expect(first.location).not.toContain("uma");
  const thanks = await visitor.open(first.location ?? "");
  expect(thanks).toHaveStatus(200);
  expect(thanks.headers.get("cache-control")).toBe("private, no-store");
  expect(thanks.headers.get("referrer-policy")).toBe("no-referrer");
  expect(thanks).toShow("Thank you, Uma Press");
  expect(thanks).toShow("Unless you had replied before, 2 seats are kept for you.");
  await mailbox.waitFor(email);

  // The same form once more, by a second press: one deed, one mail, the same answer.
  expect(await sent(visitor, page, form)).toEqual(first);
  expect(await thanks.reload()).toShow("Thank you, Uma Press");
  // Another form with the same words is another reply, and its sender is told the same.
  const again = await visitor.open(path);
  const second = again.form("RSVP").fill({ Name: "Uma Press", "E-mail": email });
  const told = await second.fill({ "How many of you?": "3" }).submit();
  expect(told).toShow("Unless you had replied before, 3 seats are kept for you.");
  const already = await mailbox.waitFor(email, { after: 1 });
  expect(already.text).toContain("make your party 3");
  expect(mailbox.to(email)).toHaveLength(2);

  await told.press("Send the mail again");
  expect((await mailbox.waitFor(email, { after: 2 })).text).toContain("Pressed once");
});

test("what every button of a manage link does is said by the page that it leads to", async ({
  visitor,
  owner,
  mailbox,
}) => {
  const email = "vic.press@example.org";
  const { path } = await putOn(owner, { Title: "Changed by a link" });
  const open = await visitor.open(path);
  await open.form("RSVP").fill({ Name: "Vic Press", "E-mail": email }).submit();
  const own = await visitor.open((await mailbox.waitFor(email)).link("/rsvps/"));
  const form = own.form("Change it").fill({ Name: "Vic Prest" });
  const saved = await sent(visitor, own, form);
  expect(saved.status).toBe(303);
  expect(await visitor.open(saved.location ?? "")).toShow("Saved.");
  expect(await visitor.open(own.url.href)).not.toShow("Saved.");
  const cancel = await sent(visitor, own, own.form("Yes, cancel it"));
  expect(cancel.status).toBe(303);
  expect((await visitor.open(cancel.location ?? "")).heading).toBe("Your RSVP is cancelled");
  const erase = await sent(visitor, own, own.form("Yes, erase everything"));
  expect(erase.status).toBe(303);
  expect(await visitor.open(erase.location ?? "")).toShow("is erased.");
  expect(await sent(visitor, own, own.form("Yes, erase everything"))).toEqual(erase);
});

test("another address is used once it has said yes", async ({ visitor, owner, mailbox }) => {
  const [old, email] = ["yan.old@example.org", "yan.new@example.org"];
  const { path } = await putOn(owner, { Title: "Moved to another mailbox" });
  const open = await visitor.open(path);
  await open.form("RSVP").fill({ Name: "Yan Press", "E-mail": old }).submit();
  const before = (await mailbox.waitFor(old)).link("/rsvps/");
  const own = await visitor.open(before);
  const same = own.form("Ask the new address").fill({ "New e-mail address": old });
  expect(await same.submit()).toHaveStatus(422);
  const form = own.form("Ask the new address").fill({ "New e-mail address": email });
  expect(await form.submit()).toShow(`A mail is on its way to ${email}.`);
  expect(await visitor.open(before)).toShow(`Mails go to ${old}.`);
  const link = (await mailbox.waitFor(email)).link("/rsvps/address/");
  const after = await (await visitor.open(link)).press("Yes, use this address");
  expect(after).toShow(`Mails go to ${email}.`);
  expect(after.heading).toBe("You have a seat");
  expect(await visitor.open(before)).toHaveStatus(404);
  expect(await visitor.open(link)).toHaveStatus(404);
  const mail = await mailbox.waitFor(email, { after: 1 });
  expect(mail.link("/rsvps/")).toContain(after.url.pathname);
});

test("so does the sign-up for news, and every button of its links", async ({
  visitor,
  mailbox,
}) => {
  const email = "wes.press@example.org";
  const page = await visitor.open("/meetings");
  const foot = page.form("News by e-mail").fill({ "Your e-mail address": email });
  const asked = await sent(visitor, page, foot);
  expect(asked.status).toBe(303);
  expect(asked.location).toMatch(/^\/subscribe\?said=/);
  expect(await visitor.open(asked.location ?? "")).toShow("One step is left");
  expect(await sent(visitor, page, foot)).toEqual(asked);
  const confirm = await visitor.open((await mailbox.waitFor(email)).link("/subscribe/confirm/"));
  expect(mailbox.to(email)).toHaveLength(1);
  const yes = await sent(visitor, confirm, confirm.form("Yes, subscribe me"));
  expect(yes.status).toBe(303);
  const own = await visitor.open(yes.location ?? "");
  expect(own).toShow("Thank you, it is confirmed.");
  expect((await sent(visitor, own, own.form("Save my choices"))).status).toBe(303);
  const left = await sent(visitor, own, own.form("Unsubscribe me"));
  expect(left.status).toBe(303);
  expect(await visitor.open(left.location ?? "")).toShow("Done: nothing more is sent.");
});

test("a domain that looks mistyped is asked about once, beside the field", async ({ visitor }) => {
  const page = await visitor.open("/meetings");
  const field = "Your e-mail address";
  const typed = page.form("News by e-mail").fill({ [field]: "xia.press@gmial.com" });
  const doubted = await typed.submit();
  expect(doubted).toHaveStatus(422);
  const form = doubted.form("News by e-mail");
  expect(form.problem(field)).toContain("Did you mean xia.press@gmail.com?");
  expect(await form.submit()).toShow("One step is left");
});

test("a new meeting that is put on by two presses is one; by two forms it is two", async ({
  owner,
}) => {
  const title = "Put on by two presses";
  const values = { Title: title, Starts: `${dayAhead(40)}T19:00` };
  const page = await owner.open("/dashboard/meetings/new");
  const form = page.form("Save and put it on").fill(values);
  const [first, second] = [await sent(owner, page, form), await sent(owner, page, form)];
  expect(first.status).toBe(303);
  expect(second).toEqual(first);
  const count = async () =>
    (await owner.open("/dashboard/meetings")).texts("a").filter((text) => text === title).length;
  expect(await count()).toBe(1);
  const other = (await owner.open("/dashboard/meetings/new")).form("Save and put it on");
  await other.fill(values).submit();
  expect(await count()).toBe(2);
});

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("of two people the same words are two deeds", async ({ owner, mailbox }) => {
  const join = (name: string) =>
    joinSociety(owner, mailbox, {
      email: `${name}.twin@example.org`,
      role: "helper",
      password: "a lamp in the window",
    });
  const [one, other] = [await join("one"), await join("other")];
  const page = await one.open("/dashboard/account");
  const sending = page.form("Save the name").fill({ "Your name": "Both Alike" }).sending();
  for (const person of [one, other]) {
    await person.send(page, sending);
    const account = await person.open("/dashboard/account");
    expect(account.form("Save the name").value("Your name")).toBe("Both Alike");
  }
});

test("a picture that goes with it makes no second one", async ({ owner }) => {
  const page = await owner.open("/dashboard/meetings/new");
  const form = page.form("Save and put it on").fill({
    Title: "Put on with a picture",
    Starts: `${dayAhead(41)}T19:00`,
    "Choose a picture": new File([PIXEL], "hall.png", { type: "image/png" }),
  });
  const press = () => sent(owner, page, form);
  const [first, second] = await Promise.all([press(), press()]);
  expect(first.status).toBe(303);
  expect(second).toEqual(first);
  expect(await press()).toEqual(first);
});

test("a link that signs in is answered alike to a second press", async ({ demo, mailbox }) => {
  const visitor = new Visitor(demo.url);
  const before = mailbox.to(OWNER.OWNER_EMAIL).length;
  const ask = (await visitor.open("/sign-in")).form("Mail me a link");
  await ask.fill({ "E-mail": OWNER.OWNER_EMAIL }).submit();
  const mail = await mailbox.waitFor(OWNER.OWNER_EMAIL, { after: before, subject: /sign/i });
  const page = await visitor.open(mail.link("/sign-in/confirm"));
  const press = () => sent(visitor, page, page.form("Sign in"));
  const [first, second] = await Promise.all([press(), press()]);
  expect(first.status).toBe(303);
  expect(second).toEqual(first);
  expect(await visitor.open("/dashboard/account")).toHaveStatus(200);
});
