import { expect, test } from "../support/test.ts";

/* A group from its founding to its archive. */

test("a group is added, changed, archived and taken up again; its neighbour stays", async ({
  own: { owner },
}) => {
  const list = async () => (await owner.open("/groups")).main;
  const form = (await owner.open("/dashboard/groups/new")).form("Add the group");
  const added = await form
    .fill({ Name: "Guild of the Sluice", "Time zone": "Europe/London" })
    .submit();
  expect(added, added.describe()).toHaveStatus(200);
  const page = await (await owner.open("/dashboard/groups")).follow("Guild of the Sluice");
  const edit = page.form("Save").fill({ Name: "Guild of the Weir" });
  expect(await edit.submit()).toShow("Saved.");
  expect(await list()).toShow("Guild of the Weir");

  await (await owner.open(page.url.pathname)).press("Archive the group");
  expect(await list()).not.toShow("Guild of the Weir");
  expect(await list()).toShow("Fleet Valley History Society");
  await (await owner.open(page.url.pathname)).press("Take it up again");
  expect(await list()).toShow("Guild of the Weir");
  await (await owner.open(page.url.pathname)).press("Archive the group");
});
