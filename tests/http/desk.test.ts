import { dayAhead, putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* The form of a meeting, and the changes of its state, without scripts. */

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const SOCIETY = "Fleet Valley History Society";

test("a meeting is scheduled, refused, mended, put on, and cancelled with a note", async ({
  owner,
}) => {
  const day = dayAhead(90);
  const empty = (await owner.open("/dashboard/meetings/new")).form("Add an item");
  const one = await empty
    .fill({ Title: "Made by hand", Host: SOCIETY, Starts: `${day}T19:00` })
    .submit();
  const first = one.form("Add an item");
  expect(first.value("Title")).toBe("Made by hand");
  first.group("Item 1").fill({ Title: "First" });
  const two = await first.submit();
  const both = two.form("Save the draft");
  both.group("Item 2").fill({ Title: "Second" });
  const turned = (await both.submit("Move Item 2 up")).form("Save the draft");
  expect(turned.group("Item 1").value("Title")).toBe("Second");

  const refused = await turned.fill({ Seats: "-3" }).submit();
  expect(refused).toHaveStatus(422);
  const mended = refused.form("Save the draft");
  expect(refused.problems.join()).toMatch(/Seats: enter a whole number/);
  expect(mended.value("Seats")).toBe("-3");
  expect(mended.group("Item 1").value("Title")).toBe("Second");

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const hall = new File([svg], "hall.png", { type: "image/png" });
  const pictured = await mended.fill({ Seats: "30", "Choose a picture": hall }).submit();
  expect(pictured.form("Save the draft").problem("Choose a picture")).toContain("choose a JPEG");

  const draft = await pictured.press("Save the draft");
  expect(draft.url.searchParams.get("done")).toBe("created");
  // The end that was left out is two hours after the start.
  expect(draft).toShow("19:00–21:00");
  const on = await draft.press("Put the meeting on");
  expect(on).toShow("The meeting is on.");
  expect((await on.follow("its page")).heading).toBe("Made by hand");

  const desk = on.url.pathname;
  const cancel = (await owner.open(desk)).form("Cancel the meeting");
  const cancelled = await cancel.fill({ Why: "The hall is flooded." }).submit();
  expect(cancelled).toShow("The meeting is cancelled.");
  const trail = await owner.open(`${desk}/trail`);
  expect(trail).toShow("cancelled the meeting");
  expect(trail).toShow("“The hall is flooded.”");
});

test("what a meeting takes from its host follows the host, unless it was chosen otherwise", async ({
  owner,
}) => {
  const LANGUAGE = "Language it is held in";
  const empty = (await owner.open("/dashboard/meetings/new")).form("Add an item");
  expect(empty.value(LANGUAGE)).toBe("Welsh");
  const typed = { Title: "Followed", Host: SOCIETY, Starts: `${dayAhead(90)}T19:00` };
  const stepped = (await empty.fill(typed).submit()).form("Save the draft");
  expect(stepped.value(LANGUAGE)).toBe("British English");
  const other = { Host: "Old Quarry Naturalists", [LANGUAGE]: "Irish" };
  const saved = await stepped.fill(other).submit();
  expect((await saved.follow("Edit")).form("Save").value(LANGUAGE)).toBe("Irish");

  const again = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
  const draft = await again.fill({ ...typed, Title: "Followed at once" }).submit();
  expect((await draft.follow("Edit")).form("Save").value(LANGUAGE)).toBe("British English");
});

test("a second saving says that somebody else was first, and may replace it", async ({ owner }) => {
  const { desk } = await putOn(owner, { Title: "Two at one desk", Seats: 20 });
  const mine = (await owner.open(`${desk}/edit`)).form("Save");
  const theirs = (await owner.open(`${desk}/edit`)).form("Save");
  const saved = await mine.fill({ Seats: 21 }).submit();
  expect(saved.url.searchParams.get("done")).toBe("saved");

  const said = await theirs.fill({ Seats: 22 }).submit();
  expect(said.problems.join()).toContain("Somebody else changed this meeting");
  expect(said.form("Save").value("Seats")).toBe("22");
  const after = await said.press("Save");
  expect(after.url.searchParams.get("done")).toBe("saved");
  expect(await owner.open(desk)).toShow("of 22 seats taken");
});

test("a picture stays chosen whatever else is pressed in the form", async ({ owner }) => {
  const form = (await owner.open("/dashboard/meetings/new")).form("Add an item");
  const picture = new File([PIXEL], "hall.png", { type: "image/png" });
  const typed = { Title: "Pictured", Host: SOCIETY, "Choose a picture": picture };
  const row = await form.fill(typed).submit();
  expect(row.attributes("img", "alt")).toContain("Chosen for the meeting");
  const refused = await row.form("Save the draft").fill({ Seats: "-3" }).submit();
  expect(refused.attributes("img", "alt")).toContain("Chosen for the meeting");
  const removed = await refused.press("Remove the picture");
  expect(removed.attributes("img", "alt")).not.toContain("Chosen for the meeting");
});

test("who waits is said wherever it was said that all is ready; what is missing can be put away", async ({
  owner,
  visitor,
}) => {
  const { desk, path } = await putOn(owner, {
    Title: "Approved by hand",
    "Approve each RSVP by hand": true,
  });
  const bare = await owner.open(desk);
  expect(bare).toShow("Say what it is about");
  const away = await bare.press("Put away: Say what it is about");
  expect(away.hasButton("Put away: Say what it is about")).toBe(false);
  expect(away).toShow("suggestion put away");
  const back = await away.press("Bring back: Say what it is about");
  expect(back.hasButton("Put away: Say what it is about")).toBe(true);

  await reply(visitor, path, { Name: "Ada Wait", "E-mail": "ada.wait@example.org" });
  for (const page of [await owner.open(desk), await owner.open("/dashboard")]) {
    expect(page).toShow("One RSVP waits for your answer.");
    expect(page).not.toShow("All is ready");
    expect(page.hasLink(/^Approve or refuse RSVPs/)).toBe(true);
  }
});

test("the programme moves with the start, also where a row is added on the way", async ({
  owner,
}) => {
  const day = dayAhead(50);
  const make = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
  const values = { Title: "Moved with its programme", Host: SOCIETY, Starts: `${day}T19:00` };
  const withRow = await make.fill(values).submit("Add an item");
  const draft = withRow.form("Save the draft");
  draft.group("Item 1").fill({ Title: "First", Begins: "19:15" });
  const made = await draft.submit();
  const edit = await owner.open(`${made.url.pathname}/edit`);
  const moved = edit.form("Save the draft").fill({ Starts: `${day}T20:30` });
  const added = (await moved.submit("Add an item")).form("Save the draft");
  expect(added.group("Item 1").value("Begins")).toBe("20:45");
  expect(added.value("Ends")).toBe(`${day}T22:30`);
  added.group("Item 2").fill({ Title: "Second", Begins: "21:30" });
  const saved = await added.submit();
  const again = (await owner.open(`${saved.url.pathname}/edit`)).form("Save the draft");
  again.fill({ Starts: `${day}T18:30` });
  await again.submit();
  const last = (await owner.open(`${saved.url.pathname}/edit`)).form("Save the draft");
  expect(last.group("Item 1").value("Begins")).toBe("18:45");
  expect(last.group("Item 2").value("Begins")).toBe("19:30");
});

test("a postponed meeting says when it was to be, until its new date is announced", async ({
  owner,
  visitor,
}) => {
  const [announced, next] = [dayAhead(40), dayAhead(60)];
  const { desk, path } = await putOn(owner, {
    Title: "Put off",
    Starts: `${announced}T19:00`,
    Ends: `${announced}T21:00`,
  });
  await (await owner.open(desk)).press("Postpone the meeting");
  const form = (await owner.open(`${desk}/edit`)).form("Save");
  const saved = await form.fill({ Starts: `${next}T19:00`, Ends: `${next}T21:00` }).submit();
  expect(saved).toShow("Once it is on again");
  expect(saved).toShow("nobody is told of it yet");
  expect((await owner.open(`${desk}/edit`)).form("Save").value("Starts")).toBe(`${next}T19:00`);

  const page = await visitor.open(path);
  expect(page.main).toShow("Was to be");
  expect(page.attributes("main time", "datetime")).toContain(announced);
  expect(page.attributes("main time", "datetime")).not.toContain(next);

  await saved.press("Put it on again");
  const after = await visitor.open(path);
  expect(after.main).not.toShow("Was to be");
  expect(after.attributes("main time", "datetime")).toContain(next);
});

test("a price is an amount in a currency, free, or words", async ({ owner, visitor }) => {
  const form = (await owner.open("/dashboard/meetings/new")).form("Save and put it on");
  expect(form.value("Currency")).toBe("British Pound (GBP)");
  form.fill({ Title: "For a little money", Host: SOCIETY, Starts: `${dayAhead(30)}T19:00` });
  form.fill({ "Only those who have the link": true, Free: true, Amount: "3,5" });
  const refused = await form.fill({ "Price in words": "children free" }).submit();
  expect(refused.problems.join()).toContain("Amount: what is free has none.");
  const again = refused.form("Save and put it on");
  expect(again.value("Amount")).toBe("3,5");
  const made = await again.fill({ Free: false }).submit();
  const path = made.main.link(/^http\S+\/meetings\//);
  const page = await visitor.open(path);
  expect(page.main).toShow("£3.50, children free");
  expect(page.jsonLd).toMatchObject({ offers: { price: "3.50", priceCurrency: "GBP" } });
  const { html: file } = await visitor.open(`${path}/calendar.ics`);
  expect(file.replaceAll("\r\n ", "")).toContain("Price: £3.50\\, children free");
});
