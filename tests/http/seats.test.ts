import { write } from "#tests/site/database.ts";
import { letSeatsBeTold, type Made, putOn, reply } from "./support/desk.ts";
import type { Given } from "./support/form.ts";
import type { Page } from "./support/page.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Seats against people: fewer and more of them, the order of the waiting list, and who confirms when. */

const change = async (owner: Visitor, { desk }: Made, values: Record<string, Given>) =>
  (await owner.open(`${desk}/edit`)).form("Save").fill(values).submit();

const isSaved = (page: Page) =>
  expect(page.url.searchParams.get("done"), page.describe()).toBe("saved");

/** Replies for so many; the address that is mailed. */
async function join(visitor: Visitor, { path }: Made, name: string, people = 1): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`;
  const many: Record<string, Given> = people > 1 ? { "How many of you?": String(people) } : {};
  expect(await reply(visitor, path, { Name: name, "E-mail": email, ...many })).toShow(
    `Thank you, ${name}`,
  );
  return email;
}

test("seats are lowered and raised, and the line moves as its order says", async ({
  owner,
  visitor,
  mailbox,
  demo,
}) => {
  const made = await putOn(owner, { Title: "Five chairs", Seats: 5 });
  const row = async (name: string) =>
    (await owner.open(`${made.desk}/rsvps?search=${name}`)).part("tbody tr");
  await join(visitor, made, "Trio", 3);
  await join(visitor, made, "Solo");
  await join(visitor, made, "Other");
  letSeatsBeTold(demo, made);

  // Below the seats taken it is refused, unless everybody is to keep theirs.
  const refused = await change(owner, made, { Seats: 3 });
  expect(refused.form("Save").problem("Seats")).toContain("5 are taken already");
  expect(refused.form("Save").value("Seats")).toBe("3");
  const over = await refused
    .form("Save")
    .fill({ "Take fewer seats than are taken": true })
    .submit();
  isSaved(over);
  expect(over).toShow("Over by 2");
  expect(await visitor.open(made.path)).toShow("All seats are taken or asked for.");

  const ann = await join(visitor, made, "Annis");
  const bea = await join(visitor, made, "Beatrix", 3);
  const cai = await join(visitor, made, "Caius");
  letSeatsBeTold(demo, made);

  // While it is over, a cancellation moves nobody up.
  const cancelled = await (await (await row("Other")).follow(/Other/)).press("Cancel 1 RSVP");
  expect(cancelled).toShow("1 RSVP cancelled, and told by mail.");
  expect(cancelled).toShow("Over by 1");
  expect(await row("Annis")).toShow("first in line");

  // Raised, it moves up in order: one, and the party of three lets nobody pass.
  isSaved(await change(owner, made, { Seats: 7 }));
  await mailbox.waitFor(ann, { subject: /You have a seat/ });
  expect(await row("Annis")).toShow("Going");
  expect(await row("Caius")).toShow("second in line");
  const manage = (await mailbox.waitFor(bea)).link("/rsvps/");
  const waiting = await visitor.open(manage);
  expect(waiting.heading).toContain("first in line");
  expect(waiting).toShow("nobody passes it");
  expect(await visitor.open(made.path)).toShow("and nobody passes it");

  // With smaller parties first, the one behind it goes ahead.
  const rule = "When a party on the waiting list is too large for the free seats";
  isSaved(await change(owner, made, { [rule]: "Smaller parties behind it may go first" }));
  await mailbox.waitFor(cai, { subject: /You have a seat/ });
  expect(await row("Beatrix")).toShow("first in line");
  expect(await visitor.open(manage)).toShow("smaller ones may pass it meanwhile");
  const dee = await join(visitor, made, "Deena");
  await mailbox.waitFor(dee, { subject: /You are going/ });
  letSeatsBeTold(demo, made);
  expect(await visitor.open(made.path)).toShow("meanwhile smaller ones may pass it");

  // With seats for all three, the party has them.
  isSaved(await change(owner, made, { Seats: 10 }));
  expect((await mailbox.waitFor(bea, { after: 1 })).text).toContain("3 people");
  expect(mailbox.to(bea)).toHaveLength(2);
});

test("who gave no proof of work confirms while waiting, or when the turn comes", async ({
  owner,
  visitor,
  demo,
  mailbox,
}) => {
  const made = await putOn(owner, {
    Title: "Proven",
    Seats: 2,
    "Slow down programs that fill the form in": true,
  });
  write(demo, "update meetings set seats_taken = 2 where id = ?", made.id);
  const gil = await join(visitor, made, "Gilbert");
  const hew = await join(visitor, made, "Hewitt");
  const waiting = await mailbox.waitFor(gil);
  expect(waiting.text).toContain("You then have 1 day to answer");
  const confirmed = await (await visitor.open(waiting.link("/rsvps/"))).press("Confirm my address");
  expect(confirmed).toShow("there is nothing you need to do");

  isSaved(await change(owner, made, { Seats: 40 }));
  await mailbox.waitFor(gil, { subject: /You have a seat/ });
  const asked = await mailbox.waitFor(hew, { subject: /Do you still come/ });
  const yes = await (await visitor.open(asked.link("/rsvps/"))).press("Yes, I come");
  expect(yes.heading).toBe("You have a seat");
});

test("what is said after a reply does not tell whether the address is known", async ({
  visitor,
  owner,
}) => {
  const [known, unknown] = ["kit.known@example.org", "una.known@example.org"];
  const { path } = await putOn(owner, {
    Title: "Known or not",
    Seats: 2,
    "Name on the page those who are going": true,
  });
  const send = async (email: string) => {
    const values = { Name: "Kim", "E-mail": email, "My name may be shown on this page": true };
    const page = await reply(visitor, path, values);
    expect(page).toShow("Unless you had replied before");
    // But for what was typed, and for what each page has anew.
    return page.html
      .replaceAll(email, "")
      .replace(/said=[\w-]+|name="(said|formKey|opened)" value="[^"]*"/g, "");
  };
  await send(known);
  // The second takes the last seat, the first takes none.
  const [again, anew] = [await send(known), await send(unknown)];
  expect(again).toBe(anew);
});
