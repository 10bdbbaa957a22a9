import { dayAhead, putOn, reply } from "./support/desk.ts";
import type { Given } from "./support/form.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* What the desk says of a kept row and of two that become one, by a venue's words. */

const add = async (owner: Visitor, values: Record<string, Given>) =>
  await (await owner.open("/dashboard/venues/new"))
    .form("Add the venue")
    .fill({ "Kept by": "Fleet Valley History Society", ...values })
    .submit();

test("a row in use says why it stays, then becomes one with another", async ({ owner }) => {
  const from = await add(owner, { Name: "The old kiln", Website: "https://kiln.example/" });
  expect(from.title).toMatch(/^Venue\b/);
  expect(from).toShow("Once “The old kiln” is deleted it cannot be brought back");
  const into = await add(owner, { Name: "The kiln" });
  await putOn(owner, { Title: "Glazes", Starts: `${dayAhead(24)}T19:00`, Venue: "The old kiln" });

  const held = await owner.open(from.url.pathname);
  expect(held).toShow(
    "This venue is the place of 1 meeting, so cannot be deleted. Change that meeting first, or merge the venue into another.",
  );
  const id = into.url.pathname.split("/").at(-1);
  const plan = await owner.open(`${from.url.pathname}/merge?into=${id}`);
  expect(plan.title).toMatch(/^Merge venues\b/);
  expect(plan.main).toShow(
    "“The kiln” is the place of 1 meeting instead of “The old kiln”; 1 is still to come.",
  );
  expect(plan.main).toShow("Calendars that follow a feed learn of the other place by themselves.");
  expect(plan.main).toShow("“The kiln” takes over the website.");
  const merged = await plan.form("Merge into “The kiln”").submit();
  expect(merged).toShow("The two are one now.");
  expect(merged.main).toShow("Glazes");
  expect(await owner.open(from.url.pathname)).toHaveStatus(404);
});

test("a hall's form says whom its street concerns, and tells them where that is wanted", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const email = "wen.weir@example.org";
  const hall = await add(owner, { Name: "The mill", "Street address": "1 Weir" });
  const { path } = await putOn(owner, { Title: "Weirs", Venue: "The mill (1 Weir)" });
  await reply(visitor, path, { Name: "Wen Weir", "E-mail": email });
  await mailbox.waitFor(email);

  const edit = async () => (await owner.open(`${hall.url.pathname}/edit`)).form("Save the venue");
  expect(await owner.open(`${hall.url.pathname}/edit`)).toShow("1 coming meeting, 1 person");
  const form = await edit();
  expect(form.value("Tell them")).toBe(true);
  const noted = await form.fill({ "How to get there": "By the sluice." }).submit();
  expect(noted.main).toShow("Saved.");
  expect(noted.main).not.toShow("by mail");
  const kept = await (await edit()).fill({ Postcode: "LS1", "Tell them": false }).submit();
  expect(kept.main).toShow("Nobody is told by mail");
  const told = await (await edit()).fill({ "Street address": "2 Weir" }).submit();
  expect(told.main).toShow("Those who are coming are told by mail");

  const mail = await mailbox.waitFor(email, { after: 1 });
  expect(mail.text).toContain("Where: The mill, 2 Weir, LS1");
  expect(mail.text).toContain("Place before: The mill, 1 Weir, LS1");
  expect(mailbox.to(email)).toHaveLength(2);
});

test("a hall that is only a name is asked for its address before the meeting is put on", async ({
  owner,
}) => {
  await add(owner, { Name: "The shed" });
  const form = (await owner.open("/dashboard/meetings/new")).form("Save the draft");
  const draft = await form
    .fill({
      Title: "Sheds",
      Host: "Fleet Valley History Society",
      Starts: `${dayAhead(24)}T19:00`,
      Venue: "The shed",
    })
    .submit();
  expect(draft).toShow("The shed has no address yet.");
  const edit = await draft.follow(/^Give the venue’s address/);
  await edit.form("Save the venue").fill({ "Street address": "3 Lane" }).submit();
  expect(await owner.open(draft.url.pathname)).not.toShow("no address yet");
});
