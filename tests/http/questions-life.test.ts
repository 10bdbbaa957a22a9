import { putOn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* The questions of a form from their adding to their end. */

test("questions are added, changed, moved, retired, asked again and deleted", async ({
  owner,
  visitor,
}) => {
  const [made, other] = [
    await putOn(owner, { Title: "Asked" }),
    await putOn(owner, { Title: "Not asked" }),
  ];
  const list = `${made.desk}/questions`;
  const asked = async (path = made.path) => (await visitor.open(path)).part("#rsvp").text;

  const ready = await (await owner.open(list)).press(/^Ask: /);
  expect(ready.texts("h3").length).toBeGreaterThan(0);
  const form = (await owner.open(`${list}/new`)).form("Add the question");
  const added = await form.fill({ Question: "Which boat?" }).submit();
  expect(added).toShow("The question is on the form.");
  expect(await asked()).toContain("Which boat?");
  expect(await asked(other.path)).not.toContain("Which boat?");

  const edit = (await added.follow("Change “Which boat?”")).form("Save the question");
  const saved = await edit.fill({ Question: "Which barge?" }).submit();
  expect(saved).toShow("Saved.");
  expect(await asked()).toContain("Which barge?");

  const order = async () =>
    (await owner.open(list))
      .parts("ol li")
      .map(({ text }) => text)
      .filter((text) => text.includes("Retire"));
  expect((await order()).findIndex((text) => text.includes("Which barge?"))).toBe(1);
  await (await owner.open(list)).press("Move “Which barge?” up");
  expect((await order()).findIndex((text) => text.includes("Which barge?"))).toBe(0);

  const retired = await (await owner.open(list)).press("Retire “Which barge?”");
  expect(retired).toShow("Asked no longer");
  expect(await asked()).not.toContain("Which barge?");
  await (await owner.open(list)).press(/^Ask it again/);
  expect(await asked()).toContain("Which barge?");
  await (await owner.open(list)).press("Retire “Which barge?”");
  const gone = await (await owner.open(list)).press("Delete “Which barge?”");
  expect(gone).not.toShow("Which barge?");
});
