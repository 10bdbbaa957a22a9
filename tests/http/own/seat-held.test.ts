import { write } from "#tests/site/database.ts";
import { putOn, reply } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* What a waiting list does as time passes. */

test("a seat that came free is held for a yes, and goes on to the next", async ({ own }) => {
  const { site, owner, mailbox } = own;
  const visitor = new Visitor(site.url);
  const made = await putOn(owner, {
    Title: "One chair",
    Seats: 1,
    "When somebody moves up from the waiting list":
      "They have 2 hours to say that they still come; then the next is asked",
  });
  const join = async (name: string) => {
    const email = `${name.toLowerCase()}@example.org`;
    const thanks = await reply(visitor, made.path, { Name: name, "E-mail": email });
    expect(thanks).toShow(`Thank you, ${name}`);
    return email;
  };
  await join("Dorothea");
  const eve = await join("Everild");
  const fay = await join("Fayette");
  const list = await owner.open(`${made.desk}/rsvps?search=dorothea`);
  await (await list.part("tbody tr").follow("Dorothea")).press("Cancel 1 RSVP");

  const asked = await mailbox.waitFor(eve, { after: 1 });
  expect(asked.subject).toContain("Do you still come?");
  const manage = asked.link("/rsvps/");
  expect((await visitor.open(manage)).heading).toBe("Do you still come?");
  write(site, "update rsvps set held_until = ? where email = ?", Date.now() - 1000, eve);
  // The clock's job runs every minute, and at every start.
  await site.stop();
  await site.start();
  await mailbox.waitFor(eve, { subject: /Your seat was given up/ });
  const next = await mailbox.waitFor(fay, { after: 1 });
  const late = await visitor.open(manage);
  expect(late.heading).toBe("The time to answer is over");
  expect(late).toShow("your seat was given up");
  expect(late.hasButton("Ask for a seat")).toBe(true);

  const yes = await (await visitor.open(next.link("/rsvps/"))).press("Yes, I come");
  expect(yes.heading).toBe("You have a seat");
  await mailbox.waitFor(fay, { after: 2 });
  expect(mailbox.to(eve)).toHaveLength(3);
  expect(mailbox.to(fay)).toHaveLength(3);
});
