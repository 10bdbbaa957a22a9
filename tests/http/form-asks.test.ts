import { letSeatsBeTold, putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* What the RSVP form asks and offers by what the meeting is. */

test("a full meeting without a waiting list takes apologies, and offers nothing else", async ({
  owner,
  visitor,
  mailbox,
  demo,
}) => {
  const made = await putOn(owner, {
    Title: "Full to the door",
    Seats: 1,
    "Keep a waiting list when the seats are taken": false,
    "Let people send apologies": true,
  });
  const { path } = made;
  await reply(visitor, path, { Name: "First Come", "E-mail": "first.full@example.org" });
  // Of the seat nobody is told for an hour, but no other one is given.
  const late = { Name: "Late Come", "E-mail": "late.full@example.org" };
  expect(await reply(visitor, path, late)).toHaveStatus(422);
  letSeatsBeTold(demo, made);
  const full = await visitor.open(path);
  expect(full.part("#rsvp")).toShow("All seats are taken");
  expect(full.part("#rsvp")).not.toShow("I am coming");
  const sorry = { Name: "Sorry Vetch", "E-mail": "sorry.full@example.org" };
  const sent = await reply(visitor, path, {
    ...sorry,
    "I cannot come, and send my apologies": true,
  });
  expect(sent).toHaveStatus(200);
  expect(sent).toShow("Thank you, Sorry Vetch");
  await mailbox.waitFor("sorry.full@example.org", { subject: /apologies/i });
});

test("an online meeting does not ask how many of you", async ({ owner, visitor }) => {
  const hall = await putOn(owner, { Title: "In a hall" });
  expect((await visitor.open(hall.path)).part("#rsvp")).toShow("How many of you?");
  const online = await putOn(owner, {
    Title: "Everybody at home",
    Link: "https://meet.example.org/home",
    "Ask the name of each person of a party": true,
  });
  const page = await visitor.open(online.path);
  expect(page.part("#rsvp")).not.toShow("How many of you?");
  expect(page.part("#rsvp")).not.toShow("Names of those who come with you");
  const sent = await reply(visitor, online.path, {
    Name: "Home Alone",
    "E-mail": "home.alone@example.org",
  });
  expect(sent).toShow("Thank you, Home Alone");
});

test("each person of a party may be named, for the door, badges and the kitchen", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const { desk, path } = await putOn(owner, {
    Title: "Supper with badges",
    "Ask the name of each person of a party": true,
    "Ask the family name": true,
  });
  const email = "ada.badge@example.org";
  const party = { Name: "Ada Quill", "E-mail": email, "How many of you?": "3" };
  const names = "Names of those who come with you";
  const typed = { ...party, "Family name": "Quill", [names]: "Ben Ford\nCleo Mill\nDora Rill" };
  const many = await reply(visitor, path, typed);
  expect(many).toHaveStatus(422);
  expect(many.problems.join()).toContain("These are 3 names, but with you only 2 more come.");
  const form = many.form("RSVP");
  expect(form.value(names)).toContain("Dora Rill");
  expect(await form.fill({ [names]: "Ben Ford\nCleo Mill" }).submit()).toShow("Thank you, Ada");

  const mail = await mailbox.waitFor(email);
  expect(mail.text).not.toContain("Ben Ford");
  const own = (await visitor.open(mail.link("/rsvps/"))).form("Change it");
  expect(own.value(names)).toBe("Ben Ford\nCleo Mill");
  await own.fill({ [names]: "Ben Ford" }).submit();

  expect(await owner.open(`${desk}/rsvps?search=ben`)).toShow("with Ben Ford");
  const badges = await owner.open(`${desk}/rsvps/paper?as=badges`);
  for (const name of ["Ada Quill", "Ben Ford", "Guest of Ada Quill"]) {
    expect(badges.main).toShow(name);
  }
  const kitchen = await owner.open(`${desk}/rsvps/paper?as=kitchen`);
  expect(kitchen.region("For the kitchen")).toShow("Ben Ford");
  expect((await visitor.open("/privacy")).main).toShow("the names of those you bring");
});
