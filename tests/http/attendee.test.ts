import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Everything an attendee does by the form and by the links in mails. */

/** Asks for lunch, for each person, takes "perhaps" and apologies, and names who agrees. */
const LUNCH_DAY = /Water, work and worship/;

const openForm = async (visitor: Visitor, title: string | RegExp) =>
  (await (await visitor.open("/meetings")).follow(title)).form("RSVP");

test("every question says when it is asked, and the other seats come in a second step", async ({
  visitor,
  mailbox,
}) => {
  const email = "enid.vetch@example.org";
  const form = await openForm(visitor, LUNCH_DAY);
  const asked = await visitor.open((await visitor.open("/meetings")).link(LUNCH_DAY));
  expect(asked).toShow("Only if you answered “Yes” to “Lunch in the yard?”:");
  const second = await form
    .fill({
      Name: "Enid Vetch",
      "E-mail": email,
      "How many of you?": "2",
      "Lunch in the yard?": "No",
      // What is answered to a question that is not asked is left out, and no error.
      "Which lunch?": "Fish pie",
    })
    .submit();
  expect(second).toHaveStatus(422);
  expect(second).toShow("You are 2: please answer for each of you");
  const each = second.form("RSVP");
  expect(each.value("Name")).toBe("Enid Vetch");
  expect(each.group("For you").group("Lunch in the yard?").value("No")).toBe(true);
  const missing = await each.submit();
  expect(missing).toHaveStatus(422);
  expect(missing.problems.join()).toContain("For person 2: Lunch in the yard?");
  const whole = missing.form("RSVP");
  whole.group("For person 2").fill({ "Lunch in the yard?": "No" });
  const thanks = await whole.submit();
  expect(thanks).toHaveStatus(200);
  expect(thanks).toShow("Thank you, Enid Vetch");

  const own = await visitor.open((await mailbox.waitFor(email)).link("/rsvps/"));
  const change = own.form("Change it");
  expect(change.group("For you").group("Which lunch?").value("Fish pie")).toBe(false);
  const one = await change.fill({ "How many of you?": 1 }).submit();
  expect(one).toHaveStatus(200);
  expect(one.heading).toBe("You have a seat");

  const perhaps = await one.press("I may come");
  expect(perhaps.heading).toBe("You said that you may come");
  const certain = await perhaps.press("Ask for a seat");
  expect(certain.heading).toBe("You have a seat");
  const words = "A word with it, if you like";
  const long = await certain
    .form("Yes, send them")
    .fill({ [words]: "x".repeat(1001) })
    .submit();
  expect(long).toHaveStatus(422);
  expect(long).toShow("Write 1000 characters at most.");
  const sorry = await long
    .form("Yes, send them")
    .fill({ [words]: "A cold." })
    .submit();
  expect(sorry.heading).toBe("You sent your apologies");
});

test("apologies from the form ask nothing more", async ({ visitor, mailbox }) => {
  const email = "fay.burnet@example.org";
  const form = await openForm(visitor, LUNCH_DAY);
  const thanks = await form
    .fill({
      Name: "Fay Burnet",
      "E-mail": email,
      "I cannot come, and send my apologies": true,
    })
    .submit();
  expect(thanks).toHaveStatus(200);
  expect(thanks).toShow("Thank you, Fay Burnet");
  await mailbox.waitFor(email);
});

test("where browsers give a proof of work, one without scripts confirms by mail", async ({
  visitor,
  mailbox,
}) => {
  const email = "hope.rush@example.org";
  const form = await openForm(visitor, "One star, two shores");
  expect(await form.fill({ Name: "Hope Rush", "E-mail": email }).submit()).toHaveStatus(200);
  const asked = await visitor.open((await mailbox.waitFor(email)).link("/rsvps/"));
  expect(asked.heading).toBe("Please confirm");
  expect((await asked.press("Yes, I come")).heading).toBe("You have a seat");
});

test("what is held can be taken away, and erased; then the link is dead", async ({
  visitor,
  mailbox,
}) => {
  const email = "dora.teasel@example.org";
  const form = await openForm(visitor, LUNCH_DAY);
  const reply = {
    Name: "Dora Teasel",
    "E-mail": email,
    "Lunch in the yard?": "Yes",
    "Which lunch?": "Lentil soup",
    "My name may be shown on this page": true,
    "To the organizers": "We come by boat.",
  };
  expect(await form.fill(reply).submit()).toShow("Thank you, Dora Teasel");
  const page = async () => visitor.open((await visitor.open("/meetings")).link(LUNCH_DAY));
  expect(await page()).not.toShow("Dora Teasel");

  const before = await visitor.open((await mailbox.waitFor(email)).link("/rsvps/"));
  const own = await before.press("Yes, name me there");
  expect(await page()).toShow(/Who is coming.*Dora Teasel/);
  expect(own.hasButton("Yes, name me there")).toBe(false);
  const change = own.form("Change it");
  expect(change.group("Which lunch?").value("Lentil soup")).toBe(true);
  expect(change.value("To the organizers")).toBe("We come by boat.");
  const shown = "My name may be shown on the meeting’s page";
  expect(change.value(shown)).toBe(true);
  const hidden = await change.fill({ [shown]: false }).submit();
  expect(hidden).toShow("Saved.");
  expect(hidden.form("Change it").value(shown)).toBe(false);
  const nowhere = { "New e-mail address": "nowhere" };
  const refused = await hidden.form("Ask the new address").fill(nowhere).submit();
  expect(refused).toHaveStatus(422);
  // What the form before it was thanked for is not said beside its errors.
  expect(refused).not.toShow("Saved.");

  const manage = before.url.href;
  const response = await visitor.request(`${manage}/data.json`);
  expect(response.headers.get("cache-control")).toContain("no-store");
  const data = await response.json();
  expect(data.rsvp).toMatchObject({ name: "Dora Teasel", email, comment: "We come by boat." });
  expect(data.answers).toContainEqual({ question: "Which lunch?", seat: 1, answer: "Lentil soup" });
  expect(data.mails.length).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toContain(own.url.pathname.slice("/rsvps/".length));

  const erased = await own.press("Yes, erase everything");
  expect(erased).toShow("Everything that was held about your RSVP is erased.");
  expect(await visitor.open(manage)).toHaveStatus(404);
});

test("“this was not me” erases, and the address is not mailed about the meeting again", async ({
  visitor,
  mailbox,
}) => {
  const email = "ida.thrift@example.org";
  const send = async (Name: string, address: string) => {
    const form = await openForm(visitor, "The river under the road");
    const thanks = await form.fill({ Name, "E-mail": address }).submit();
    expect(thanks).toHaveStatus(200);
    expect(thanks).toShow(`Thank you, ${Name}`);
  };
  await send("Ida Thrift", email);
  const link = (await mailbox.waitFor(email)).link("/rsvps/");
  const erased = await (await visitor.open(link)).press("It was not me: erase it");
  expect(erased).toShow("It is cancelled and erased.");
  expect(await visitor.open(link)).toHaveStatus(404);
  const before = mailbox.to(email).length;
  await send("Ida Thrift", email);
  // Mails go out in the order in which they are owed: this one would be behind it.
  await send("Jo Madder", "jo.madder@example.org");
  await mailbox.waitFor("jo.madder@example.org");
  expect(mailbox.to(email)).toHaveLength(before);
});

test("a mailed link opens all one's RSVPs; all addresses are told the same", async ({
  visitor,
  mailbox,
}) => {
  const email = "kit.yarrow@example.org";
  for (const title of ["The river under the road", "Moths by lamplight"]) {
    const form = await openForm(visitor, title);
    await form.fill({ Name: "Kit Yarrow", "E-mail": email }).submit();
  }
  const page = await (await visitor.open("/")).part("footer").follow("Your RSVPs");
  expect(page.url.pathname).toBe("/rsvps");
  const ask = (address: string) =>
    page.form("Mail me the link").fill({ "E-mail": address }).submit();
  expect(await ask("not one")).toHaveStatus(422);
  const told = async (address: string) => {
    const said = await ask(address);
    expect(said).toHaveStatus(200);
    expect(said).toShow("If there are RSVPs with");
    return said.main.text.replaceAll(address, "…");
  };
  const nobody = "nobody.at.all@example.org";
  expect(await told(email)).toBe(await told(nobody));

  const link = (await mailbox.waitFor(email, { subject: /Your RSVPs/ })).link("/rsvps/all/");
  const all = await visitor.open(link);
  expect(all.headers.get("referrer-policy")).toBe("no-referrer");
  expect(all.headers.get("cache-control")).toContain("no-store");
  expect(all.hasLink("Moths by lamplight")).toBe(true);
  expect(await all.follow("The river under the road")).toShow("Your RSVP, Kit Yarrow");
  expect(mailbox.to(nobody)).toHaveLength(0);
  expect(await visitor.open("/rsvps/all/nothing")).toHaveStatus(404);
});
