import { expect, test } from "./support/test.ts";

test("what was saved is not said beside what is wrong with the next step", async ({ owner }) => {
  const group = await (await owner.open("/dashboard/groups")).follow("North Quay Astronomers");
  const list = await group.follow("Words of the mails");
  const words = await owner.open(`${list.url.pathname}/meeting-reinstated`);
  const saved = await words.form("Save").submit();
  expect(saved).toShow("Saved. Mails of this kind have these words from now on.");
  const refused = await saved.form("Save").fill({ Subject: "" }).submit();
  expect(refused).toHaveStatus(422);
  expect(refused).toShow("Enter the subject.");
  expect(refused).not.toShow("Saved.");
});
