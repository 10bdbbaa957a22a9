import { OWNER } from "#tests/site/owner.ts";
import { type Made, putOn, reply } from "./support/desk.ts";
import type { Page } from "./support/page.ts";
import { describe, expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* The attendee list: added by hand, imported, worked on several at once, written to, taken away. */

const PEOPLE = [
  "Name;E-mail;People",
  "Import Alpha;alpha@example.org;2",
  "Import Beta;beta@example.org;1",
  "Import Gamma;;1",
  "No Mail;not an address;1",
  ";nameless@example.org;1",
].join("\n");

async function lookOver(owner: Visitor, { desk }: Made, text: string): Promise<Page> {
  const form = (await owner.open(`${desk}/rsvps/import`)).form("Look it over");
  return form.fill({ "Or paste the list": text }).submit();
}

/** Waits until a list is imported, or taken away again: its page says how far it is, also to who comes back to it. */
async function whenDone(page: Page): Promise<Page> {
  const state = async () => (await page.reload()).part('[role="status"]').text;
  await expect.poll(state, { timeout: 60_000 }).toMatch(/^(Imported|Taken away again)/);
  return page.reload();
}

/** Chooses what is done with all that a list shows. */
async function withAll(list: Page, deed: string): Promise<Page> {
  const form = list.form("Go on…");
  return form.fill({ "With several at once": deed, Whom: "all" }).submit();
}

test("somebody is added, and told", async ({ owner, mailbox }) => {
  const email = "hand@example.org";
  const { desk } = await putOn(owner, { Title: "Added by hand" });
  const page = await (await owner.open(`${desk}/rsvps`)).follow("Add somebody");
  const form = page.form("Add to the list");
  const wrong = await form.fill({ Name: "Hand Written", "E-mail": email, People: "many" }).submit();
  expect(wrong.form("Add to the list").problem("People")).toContain("whole number");
  expect(wrong.form("Add to the list").value("Name")).toBe("Hand Written");
  const added = await wrong
    .form("Add to the list")
    .fill({ People: "2", "Tell them by mail": true })
    .submit();
  expect(added).toShow("Added to the list.");
  const told = await mailbox.waitFor(email, { subject: /You are going/ });
  expect(told.link("/rsvps/")).toContain("/rsvps/");
});

test("those who replied are written to, after a preview and a test", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const email = "written.to@example.org";
  const { desk, path } = await putOn(owner, { Title: "Written to" });
  await reply(visitor, path, { Name: "Wanted One", "E-mail": email });
  await reply(visitor, path, { Name: "Nobody Else", "E-mail": "not.written.to@example.org" });
  const list = await owner.open(`${desk}/rsvps?search=wanted`);
  const page = await list.follow("Write to them");
  expect(page).toShow("1 person");

  const words = { Subject: "Bring {torch}", Message: "Dear {name}, see {manage link}." };
  const wrong = await page.form("Send to 1 person").fill(words).submit();
  expect(wrong.form("Send to 1 person").problem("Subject")).toContain("{torch}");
  const form = wrong.form("Send to 1 person").fill({ Subject: "Bring a torch to {meeting}" });
  const shown = await form.submit("Preview");
  expect(shown.attribute("iframe", "srcdoc")).toMatch(/Dear Wanted One, see <a [^>]+>Your RSVP/);
  const tried = await shown.press("Send a test to myself");
  expect(tried).toShow(`A test is on its way to ${OWNER.OWNER_EMAIL}.`);
  const own = await mailbox.waitFor(OWNER.OWNER_EMAIL, { subject: /^Test: Bring a torch/ });
  expect(own.text).not.toContain("Wanted One");
  expect(tried.form("Send to 1 person").value("Subject")).toBe("Bring a torch to {meeting}");

  const sent = await tried.press("Send to 1 person");
  expect(sent.url.pathname).toMatch(/messages\/[a-z0-9]+$/);
  const got = await mailbox.waitFor(email, { subject: /^Bring a torch to Written to/ });
  expect(got.text).toContain("Dear Wanted One, see http");
  expect(got.text).toContain("/rsvps/");
  await expect
    .poll(async () => (await sent.reload()).main.text, { timeout: 30_000 })
    .toContain("1 of 1 done");
  expect((await sent.reload()).texts("td").join()).toContain(email);
  expect(mailbox.to("not.written.to@example.org")).toHaveLength(1);
});

test("a message is shown and refused before it is sent", async ({ owner, visitor }) => {
  const { desk, path } = await putOn(owner, { Title: "Written, not sent" });
  await reply(visitor, path, { Name: "Told Nothing", "E-mail": "told.nothing@example.org" });
  const form = (await owner.open(`${desk}/messages/new`)).form("Preview");
  const words = { Subject: "For {name}", Message: "Mind the {step}." };
  const wrong = (await form.fill(words).submit()).form("Preview");
  expect(wrong.problem("Message")).toContain("{step}");
  expect(wrong.value("Message")).toBe("Mind the {step}.");
  const shown = await wrong.fill({ Message: "Mind the step." }).submit();
  expect(shown.attribute("iframe", "srcdoc")).toContain("Mind the step.");
  expect(shown.form("Preview").value("Message")).toBe("Mind the step.");
});

test("what was asked of one list is asked of no other that was given since in another window", async ({
  owner,
}) => {
  const made = await putOn(owner, { Title: "Two windows" });
  const first = await lookOver(owner, made, "Name;Word\nAnn Window;purple\nBob Window;comes");
  const form = first.form("Import 2 rows").fill({
    "Tell them by mail": true,
    "It says nothing about coming: all of them are going": true,
  });
  const row = await first.follow(/^Set Ann Window/);
  const newer = "Column;Name;E-mail\nx;Cyd Window;cyd.window@example.org";
  await lookOver(owner, made, newer);
  const refused = await form.submit();
  expect(refused).toHaveStatus(422);
  expect(refused.problems.join()).toContain("Another list was chosen since");
  expect(refused.line("Cyd Window").text).toContain("cyd.window@example.org");
  expect(refused.form("Import 1 row").value("Tell them by mail")).toBe(false);

  const set = await row.form("Set this row").fill({ Name: "Ann Set", State: "Going" }).submit();
  expect(set).toHaveStatus(422);
  expect(set.main).toShow("Another list was chosen since");
  const shown = await (await row.reload()).follow("All rows");
  expect(shown.main).toShow("Another list was chosen since");
  expect(shown.line("Cyd Window").text).toContain("Will be added");
  const chosen = await shown.form("Read it so").fill({ Column: "Note" }).submit();
  expect(chosen.main).not.toShow("Another list");
  const imported = await whenDone(await chosen.press("Import 1 row"));
  expect(imported.part('[role="status"]')).toShow("1 added");
});

test("what was ticked beside the last press stays where it is refused", async ({ owner }) => {
  const made = await putOn(owner, { Title: "Ticked beside" });
  const check = await lookOver(owner, made, "Name;Word\nAnn Beside;purple\nBob Beside;comes");
  const refused = await check.form("Import 2 rows").fill({ "Tell them by mail": true }).submit();
  expect(refused).toHaveStatus(422);
  expect(refused.form("Import 2 rows").value("Tell them by mail")).toBe(true);
});

test("a list is imported, narrowed, cancelled, put back, and taken away", async ({
  owner,
  mailbox,
}) => {
  const made = await putOn(owner, { Title: "From the old list" });
  const list = `${made.desk}/rsvps`;
  const nothing = await (await owner.open(`${list}/import`)).press("Look it over");
  expect(nothing).toHaveStatus(422);
  expect(nothing.problems.join()).toContain("Choose a file");

  const check = await lookOver(owner, made, PEOPLE);
  expect(check).toShow("Enter one e-mail address");
  const bad = await owner.request(check.link(/Save the rows that cannot be read/));
  expect(bad.headers.get("content-disposition")).toMatch(/^attachment/);
  const rows = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await bad.arrayBuffer());
  expect(rows).toMatch(/^\ufeffLine,Reason,Name,E-mail,People\r\n5,/);
  const imported = await whenDone(await check.press("Import 3 rows"));
  expect(imported.part('[role="status"]')).toShow("3 added");
  expect(imported).toShow("2 rows of the file left out.");

  const all = await owner.open(`${list}?search=import`);
  expect(all).toShow("3 RSVPs for 4 people");
  const asked = await withAll(all, "cancel");
  expect(asked).toShow("3 RSVPs, 4 people");
  const cancelled = await asked.press("Cancel 3 RSVPs");
  expect(cancelled).toShow("3 RSVPs cancelled, and told by mail.");
  await mailbox.waitFor("alpha@example.org", { subject: /^Your RSVP is cancelled/ });
  const back = await cancelled.press("Put 3 RSVPs back");
  expect(back).toShow("3 RSVPs put back, and told by mail.");
  expect(back.hasButton(/back$/)).toBe(false);
  expect(await cancelled.reload()).toShow("None of them is cancelled any more.");
  await mailbox.waitFor("alpha@example.org", { subject: /You are going/ });

  const going = await owner.open(`${list}?search=import&state=going`);
  const csv = await owner.request(going.link("Save as CSV"));
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(4);
  const xlsx = await owner.request(going.link("Save for Excel"));
  expect(Buffer.from(await xlsx.arrayBuffer()).toString("latin1", 0, 2)).toBe("PK");
  const trail = await owner.open(`${made.desk}/trail`);
  expect(trail).toShow("saved the attendee list as a file");
});

test("six hundred are imported, are there already the second time, and are noted at once", async ({
  owner,
}) => {
  const made = await putOn(owner, { Title: "Six hundred" });
  const rows = Array.from({ length: 600 }, (_, n) => `Guest ${n},guest${n}@example.org`);
  const text = ["Name,E-mail", ...rows].join("\n");
  const begun = await (await lookOver(owner, made, text)).press("Import 600 rows");
  expect(begun.url.pathname).toMatch(/\/import\/[a-z0-9]+$/);
  // Nobody watches: the page is left, and come back to by the list of imports.
  const back = await (await owner.open(`${made.desk}/rsvps/import`)).follow("What you pasted");
  expect((await whenDone(back)).part('[role="status"]')).toShow("600 added");
  expect(await lookOver(owner, made, text)).toShow(
    "There is nothing in it that is not on the list",
  );

  // Every one of them, though a page shows a hundred.
  const asked = await withAll(
    await owner.open(`${made.desk}/rsvps?search=guest&source=import`),
    "note",
  );
  expect(asked).toShow("600 RSVPs, 600 people");
  const form = asked.form("Note it on 600 RSVPs").fill({ Note: "From the old list" });
  expect(await form.submit()).toShow("Noted on 600 RSVPs.");
  const some = await owner.open(`${made.desk}/rsvps?search=guest+59`);
  expect(await withAll(some, "approve")).toShow(/There is nobody to do this to/);
});

test("a list that leaves open who comes makes nobody going before it is said", async ({
  owner,
}) => {
  const made = await putOn(owner, { Title: "Bescheid" });
  const text =
    "Name;E-Mail;Bescheid\nOpen Yes;open.yes@example.org;Ja\nOpen No;;Nein\nOpen Blank;;";
  const check = await lookOver(owner, made, text);
  expect(check).toShow("“Bescheid” (Ja, Nein)");
  const asked = await check.press("Import 3 rows");
  expect(asked).toHaveStatus(422);
  expect(asked.problems.join()).toContain("choose “State” for it above");
  const read = await asked.form("Read it so").fill({ Bescheid: "status" }).submit();
  expect(read.main.text).not.toContain("It says nothing");
  expect(read).toShow("1 row does not say whether they come, and is left out");
  await whenDone(await read.press("Import 2 rows"));
  const list = await owner.open(`${made.desk}/rsvps?search=open&state=going`);
  expect(list).toShow("1 RSVP with “open”");

  const again = await lookOver(owner, made, text.replaceAll("Open", "Ticked").replace("open", "t"));
  const tick = { "It says nothing about coming: all of them are going": true };
  await whenDone(await again.form("Import 3 rows").fill(tick).submit());
  expect(await owner.open(`${made.desk}/rsvps?search=ticked&state=going`)).toShow(
    "3 RSVPs with “ticked”",
  );
});

test("an import that is under way is stopped; what is there stays, and can be undone", async ({
  owner,
}) => {
  const made = await putOn(owner, { Title: "Stopped" });
  const rows = Array.from({ length: 5000 }, (_, n) => `Guest ${n},guest${n}@example.org`);
  const check = await lookOver(owner, made, ["Name,E-mail", ...rows].join("\n"));
  const begun = await check.press("Import 5000 rows");
  const pressed = await begun.press("Stop the import");
  const state = async () => (await pressed.reload()).part('[role="status"]').text;
  await expect.poll(state, { timeout: 60_000 }).toMatch(/^Stopped/);
  const stopped = await pressed.reload();
  expect(stopped).toShow("Stopped by hand.");
  expect(stopped).toShow("not imported");
  expect(stopped.hasButton("Stop the import")).toBe(false);
  expect(await whenDone(await stopped.press("Undo the import"))).toShow("taken away");
});

test("a row of a list is set by hand before it is imported, or left out", async ({ owner }) => {
  const made = await putOn(owner, { Title: "Set by hand" });
  const check = await lookOver(owner, made, PEOPLE);
  const errors = await check.follow(/^Cannot be read/);
  const form = (await errors.follow(/^Set No Mail/)).form("Set this row");
  expect(form.value("E-mail")).toBe("not an address");
  const wrong = await form.fill({ "People in the party": "many" }).submit();
  expect(wrong).toHaveStatus(422);
  expect(wrong.form("Set this row").problem("E-mail")).toContain("one e-mail address");
  const set = await wrong
    .form("Set this row")
    .fill({ "E-mail": "now.mail@example.org", "People in the party": "2", State: "Perhaps" })
    .submit();
  expect(set.url.searchParams.get("show")).toBe("error");
  const all = await set.follow(/^All rows/);
  expect(all).toShow("now.mail@example.org");
  const left = await (await all.follow(/^Set Import Alpha/)).press("Leave this row out");
  expect(left).toShow("Left out by hand.");
  await whenDone(await left.press("Import 3 rows"));
  const list = await owner.open(`${made.desk}/rsvps`);
  expect(list).toShow("now.mail@example.org");
  expect(list.main.text).not.toContain("Import Alpha");
});

test("an imported list is taken away again as one; who was told is told so, who was touched stays", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const made = await putOn(owner, { Title: "Taken back", Seats: 3 });
  const check = await lookOver(owner, made, PEOPLE);
  const form = check.form("Import 3 rows").fill({ "Tell them by mail": true });
  const imported = await whenDone(await form.submit());
  const told = await mailbox.waitFor("alpha@example.org", { subject: /Taken back/ });
  await mailbox.waitFor("beta@example.org", { subject: /Taken back/ });
  await visitor.open(told.link("/rsvps/"));
  await reply(visitor, made.path, { Name: "Next Come", "E-mail": "in.line@example.org" });
  const gamma = await (await owner.open(`${made.desk}/rsvps?search=gamma`)).follow("Import Gamma");
  await gamma.form("Save the note").fill({ Note: "Is the treasurer" }).submit();

  const asked = await imported.reload();
  expect(asked).toShow("2 people were told by mail already");
  expect(asked).toShow("Import Gamma: changed since");
  const undone = await whenDone(await asked.press("Undo the import"));
  expect(undone).toShow("2 cancelled, and told so");
  expect(undone).toShow("1 RSVP stays");
  expect(undone.hasButton("Undo the import")).toBe(false);
  await mailbox.waitFor("alpha@example.org", { subject: /cancelled: Taken back/ });
  await mailbox.waitFor("in.line@example.org", { subject: /seat/ });
  const trail = await owner.open(`${made.desk}/trail`);
  expect(trail).toShow("took an imported list away again");
});

test("who wants to come waits until an organizer has decided", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const made = await putOn(owner, { Title: "By invitation", "Approve each RSVP by hand": true });
  const page = await visitor.open(made.path);
  expect(page.part("#rsvp")).toShow("The organizers approve each RSVP");
  for (const [name, email] of [
    ["Wanda Wells", "wanda@example.org"],
    ["Rufus Moss", "rufus@example.org"],
  ] as const) {
    const sent = await reply(visitor, made.path, { Name: name, "E-mail": email });
    expect(sent).toShow("waits for the organizers, who look at each one");
  }
  await mailbox.waitFor("wanda@example.org", { subject: /Waiting for approval/ });

  const decide = async (name: string, deed: string, words: Record<string, string> = {}) => {
    const list = await owner.open(`${made.desk}/rsvps?search=${name}&state=pending`);
    const asked = await withAll(list, deed);
    const done = await asked
      .form(/ 1 RSVP$/)
      .fill(words)
      .submit();
    expect(done).toShow(/1 RSVP (approved|refused)/);
  };
  await decide("wanda", "approve");
  await decide("rufus", "refuse", { "Words for the mail": "The telescope takes twelve at most." });
  const approved = await mailbox.waitFor("wanda@example.org", { subject: /^Approved/ });
  expect(approved.text).toContain("you are going");
  const refused = await mailbox.waitFor("rufus@example.org", { subject: /^No seat for you/ });
  expect(refused.text).toContain("> The telescope takes twelve at most.");
});

describe("on one's own page of the list", () => {
  test("what is refused is said beside its button", async ({ owner, visitor }) => {
    const { desk, path } = await putOn(owner, { Title: "One seat", Seats: 1 });
    await reply(visitor, path, { Name: "First Come", "E-mail": "first.come@example.org" });
    await reply(visitor, path, { Name: "Next Come", "E-mail": "next.come@example.org" });
    const list = await owner.open(`${desk}/rsvps?state=waitlisted`);
    const page = await list.part("tbody tr").follow(/Next Come/);
    const said = await page.press("Give them their seats now");
    expect(said).toShow(/No seat is free, and one is wanted/);
  });
});
