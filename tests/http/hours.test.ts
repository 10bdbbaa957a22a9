import { write } from "#tests/site/database.ts";
import { dayAhead, putOn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Hours that are not plain, without scripts: such as come twice, never, or every day. */

const NIGHT = { Starts: "2038-10-31T01:30", Ends: "2038-10-31T03:00" };

test("a start that comes twice comes back with the two, and all that was typed", async ({
  owner,
}) => {
  const empty = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
  const asked = await empty.fill({ Title: "The hour that comes twice", ...NIGHT }).submit();
  expect(asked).toHaveStatus(422);
  expect(asked.problems.join()).toContain(
    "Start: the clocks in Europe/London go back over this time, so it comes twice.",
  );
  const form = asked.form("Save the draft");
  expect(form.value("Title")).toBe("The hour that comes twice");
  expect(form.value("Starts")).toBe(NIGHT.Starts);
  const choice = "Starts: which 01:30";
  expect(form.group(choice).labels).toEqual([
    "01:30 BST, the first time",
    "01:30 GMT, the second time",
  ]);
  const saved = await form.fill({ [choice]: "01:30 GMT, the second time" }).submit();
  expect(saved.url.search).toBe("?done=created");
  expect(saved).toShow("01:30–03:00 GMT");
  const again = (await saved.follow("Edit")).form("Save");
  expect(again.group(choice).value("01:30 GMT, the second time")).toBe(true);
});

test("doors and the end of RSVPs are asked alike, and what never comes is refused", async ({
  owner,
}) => {
  const form = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
  const asked = await form
    .fill({
      Title: "Twice and never",
      Starts: "2038-10-31T04:00",
      Ends: "2038-10-31T06:00",
      "Doors open": "2038-10-31T01:45",
      "RSVPs close": "2038-03-28T01:30",
    })
    .submit();
  expect(asked).toHaveStatus(422);
  const problems = asked.problems.join("\n");
  expect(problems).toMatch(/Doors open: .* comes twice/);
  expect(problems).toMatch(/RSVPs close: .* so it never comes/);
  expect(asked.form("Save the draft").group("Doors open: which 01:45").labels).toHaveLength(2);
});

test("a meeting with daily hours is a day's entry each day, and over several nowhere", async ({
  owner,
  visitor,
}) => {
  const made = await putOn(owner, {
    Title: "Maps of the valley",
    Starts: "2038-11-05T10:00",
    Ends: "2038-11-07T17:00",
    "Each day from": "10:00",
    "Each day until": "17:00",
    Everybody: true,
  });
  const page = await visitor.open(made.path);
  expect(page).toShow("10:00–17:00 every day until Sun 7 Nov GMT");
  const file = await visitor.request(`${made.path}/calendar.ics`);
  expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(3);
  const month = await visitor.open("/calendar/2038-11");
  expect(month.text.match(/10:00\s*Maps of the valley/g)).toHaveLength(3);
  expect(month).not.toShow("All day");
});

test("meetings that a law has moved stand on the desk until one press", async ({ owner, demo }) => {
  const { id, desk } = await putOn(owner, { Title: "Moved by a law" });
  const earlier = JSON.stringify({ startsAt: Date.UTC(2030, 1, 1), endsAt: Date.UTC(2030, 1, 2) });
  write(demo, "update meetings set moved_from = ? where id = ?", earlier, id);
  const todo = "Tell those who are coming of the new law on clocks";
  const moved = await (await owner.open(desk)).follow(new RegExp(todo));
  expect(moved).toShow("Moved by a law");
  const told = await moved.form("Put these away: nobody is to be told").submit();
  expect(told).toShow("No meeting to come was moved");
  expect(await owner.open(desk)).not.toShow(todo);
});

test("what is on through its nights is happening now, at whatever hour", async ({
  owner,
  visitor,
}) => {
  const { path } = await putOn(owner, {
    Title: "A vigil of three days",
    Starts: `${dayAhead(-1)}T10:00`,
    Ends: `${dayAhead(2)}T17:00`,
  });
  expect(await visitor.open(path)).toShow("Happening now");
});
