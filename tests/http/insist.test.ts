import { write } from "#tests/site/database.ts";
import { putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Warnings that may be insisted upon, without scripts: the form comes again with what was typed and a way to have it done all the same. */

const STALE = "Somebody else changed this meeting after you opened it.";
const FEWER = "Take fewer seats than are taken";

test("of two who change a meeting the second is warned, and a third is not swallowed", async ({
  owner,
  demo,
}) => {
  const { id, desk } = await putOn(owner, { Title: "Changed by three", Seats: "10" });
  const open = async () => (await owner.open(`${desk}/edit`)).form("Save");
  const [first, second, third] = [await open(), await open(), await open()];
  expect((await first.fill({ Seats: "11" }).submit()).url.search).toBe("?done=saved");

  const warned = await second.fill({ Seats: "12" }).submit();
  expect(warned).toHaveStatus(422);
  expect(warned.problems.join()).toContain(STALE);
  expect(warned.form("Save").value("Seats")).toBe("12");
  const warnedToo = await third.fill({ Seats: "13" }).submit();
  expect((await warned.form("Save").submit()).url.search).toBe("?done=saved");

  const again = await warnedToo.form("Save").submit();
  expect(again.problems.join()).toContain(STALE);
  expect(again.form("Save").value("Seats")).toBe("13");
  // Insisting on that version is not insisting that everybody keeps a seat.
  write(demo, "UPDATE meetings SET seats_taken = 8 WHERE id = ?", id);
  const fewer = await again.form("Save").fill({ Seats: "5" }).submit();
  expect(fewer.problems.join()).toContain("Seats: 8 are taken already.");
  expect(
    (
      await fewer
        .form("Save")
        .fill({ [FEWER]: true })
        .submit()
    ).url.search,
  ).toBe("?done=saved");
});

test("whoever ticks that everybody keeps their seat is still warned of another's change", async ({
  owner,
  demo,
}) => {
  const { id, desk } = await putOn(owner, { Title: "Fewer seats, twice", Seats: "10" });
  write(demo, "UPDATE meetings SET seats_taken = 8 WHERE id = ?", id);
  const form = (await owner.open(`${desk}/edit`)).form("Save");
  await (await owner.open(`${desk}/edit`)).form("Save").fill({ Summary: "Another's" }).submit();
  const warned = await form.fill({ Seats: "5", [FEWER]: true }).submit();
  expect(warned.problems.join()).toContain(STALE);
  expect(warned.form("Save").value(FEWER)).toBe(true);
  expect((await warned.form("Save").submit()).url.search).toBe("?done=saved");
});

test("an organizer gives seats beyond those there are only by the tick", async ({
  owner,
  visitor,
}) => {
  const made = await putOn(owner, { Title: "One seat too few", Seats: "1" });
  for (const Name of ["Ann First", "Bob Second"]) {
    const email = `${Name.toLowerCase().replace(" ", ".")}@example.org`;
    await reply(visitor, made.path, { Name, "E-mail": email });
  }
  const page = await (await owner.open(`${made.desk}/rsvps`)).follow("Bob Second");
  const press = "Give them their seats now";
  const refused = await page.form(press).submit();
  expect(refused).toHaveStatus(422);
  expect(refused.problems.join()).toContain(
    "No seat is free, and one is wanted. Insist, and the meeting is over by 1.",
  );
  const moved = await refused
    .form(press)
    .fill({ "Also where there are no seats left": true })
    .submit();
  expect(moved.url.search).toContain("done=move-up");
  expect(moved).toShow("The meeting is over its seats by 1.");
});

test("a message whose readers have changed goes by a second press", async ({ owner, visitor }) => {
  const made = await putOn(owner, { Title: "More readers than before" });
  await reply(visitor, made.path, { Name: "Cyd One", "E-mail": "cyd.one@example.org" });
  const page = await owner.open(`${made.desk}/messages/new?who=all`);
  const form = page
    .form("Send to 1 person")
    .fill({ Subject: "About the room", Message: "It is upstairs." });
  await reply(visitor, made.path, { Name: "Dee Two", "E-mail": "dee.two@example.org" });
  const warned = await form.submit();
  expect(warned.problems.join()).toContain("this now goes to 2 people");
  const again = warned.form("Send to 2 people");
  expect(again.value("Message")).toBe("It is upstairs.");
  expect((await again.submit()).url.search).toBe("?done=sent");
});

test("an article that seems to be here already is kept by the tick", async ({ owner }) => {
  const title = "Insisted upon, and kept twice";
  const add = async () => {
    const form = (await owner.open("/dashboard/articles/new")).form("Add the article");
    const group = form.options("Kept by").at(-1) ?? "";
    return form.fill({ Title: title, "Kept by": group }).submit();
  };
  expect((await add()).url.search).toContain("done=created");
  const warned = await add();
  expect(warned.problems.join()).toContain("This article seems to be here already.");
  const all = { "Mine is another one: keep it all the same": true };
  expect((await warned.form("Add the article").fill(all).submit()).url.search).toContain(
    "done=created",
  );
});

test("an address that looks mistyped is asked about once at the desk too", async ({ owner }) => {
  const { desk } = await putOn(owner, { Title: "Written down on the telephone" });
  const form = (await owner.open(`${desk}/rsvps/new`)).form("Add to the list");
  const doubted = await form.fill({ Name: "Ivy Line", "E-mail": "ivy.line@gmial.com" }).submit();
  expect(doubted).toHaveStatus(422);
  const again = doubted.form("Add to the list");
  expect(again.problem("E-mail")).toContain("Did you mean ivy.line@gmail.com?");
  expect((await again.submit()).url.searchParams.get("done")).toBe("added");
});
