import { letItBeOver, putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Deeds of the desk that nothing else presses. */

const SOCIETY = "Fleet Valley History Society";

test("a meeting is taken back to draft, copied, and its copy deleted", async ({
  owner,
  visitor,
}) => {
  const made = await putOn(owner, { Title: "There and back" });
  const back = await (await owner.open(made.desk)).press("Take it back to draft");
  expect(back.url.searchParams.get("done"), back.describe()).not.toBeNull();
  expect(await visitor.open(made.path)).toHaveStatus(404);
  const copy = await (await owner.open(made.desk)).press("Make a copy");
  const id = /meetings\/([0-9a-z]{26})/.exec(copy.url.pathname)?.[1] ?? "";
  expect(id).not.toBe(made.id);
  const gone = await (await owner.open(`/dashboard/meetings/${id}`)).press("Delete it for good");
  expect(gone.url.pathname).toBe("/dashboard/meetings");
  expect(await owner.open(`/dashboard/meetings/${id}`)).toHaveStatus(404);
  expect(await owner.open(made.desk)).toHaveStatus(200);
});

test("what somebody told at the desk is corrected, and nobody else’s", async ({
  owner,
  visitor,
}) => {
  const made = await putOn(owner, { Title: "Corrected" });
  for (const [Name, email] of [
    ["Ann Wrong", "ann.wrong"],
    ["Bea Right", "bea.right"],
  ] as const) {
    await reply(visitor, made.path, { Name, "E-mail": `${email}@example.org` });
  }
  const list = async () => (await owner.open(`${made.desk}/rsvps`)).main;
  const guest = await (await list()).follow("Ann Wrong");
  const form = (await owner.open(`${guest.url.pathname}/edit`)).form("Save");
  const saved = await form.fill({ Name: "Ann Mended" }).submit();
  expect(saved, saved.describe()).toHaveStatus(200);
  expect(await list()).toShow("Ann Mended");
  expect(await list()).toShow("Bea Right");
  expect(await list()).not.toShow("Ann Wrong");
});

test("an article is the report of a meeting that took place, and is taken off it", async ({
  owner,
  visitor,
  demo,
}) => {
  const made = await putOn(owner, { Title: "Reported weir" });
  letItBeOver(demo, made);
  const form = (await owner.open("/dashboard/articles/new")).form("Add the article");
  const article = await form
    .fill({ Title: "What was said by the weir", "Kept by": SOCIETY })
    .submit();
  const mark = article.form("Put it on the meeting’s page");
  const words = mark.options("Is the report of").find((each) => each.includes("Reported weir"));
  const marked = await mark.fill({ "Is the report of": words ?? "" }).submit();
  expect(marked).toShow("The meeting’s page shows it as a report now.");
  expect(await visitor.open(made.path)).toShow("What was said by the weir");
  const off = await marked.press(/^Take it off/);
  expect(off).toShow("does not show it as a report any more");
  expect(await visitor.open(made.path)).not.toShow("What was said by the weir");
});

test("lists that were begun are put away, and a row is taken as its file has it", async ({
  owner,
}) => {
  const made = await putOn(owner, { Title: "Put away" });
  const list = "Name;E-mail\nAnn Away;ann.away@example.org\nBad Away;no address";
  const guests = (await owner.open(`${made.desk}/rsvps/import`)).form("Look it over");
  const check = await guests.fill({ "Or paste the list": list }).submit();
  const row = await (await check.follow(/^Cannot be read/)).follow(/^Set Bad Away/);
  const set = await row.form("Set this row").fill({ "E-mail": "bad.away@example.org" }).submit();
  const again = await (await (await set.follow(/^All rows/)).follow(/^Set Bad Away/)).press(
    "Take it as the file has it",
  );
  expect(again.main).not.toShow("bad.away@example.org");
  const left = await (await owner.open(`${made.desk}/rsvps/import/check`)).press(
    "Put this list away",
  );
  expect(left.status, left.describe()).toBe(200);
  expect(left.url.pathname).not.toMatch(/check/);
});

test("a reader is asked from the desk, and taken off it", async ({ owner, visitor, mailbox }) => {
  const base = "/dashboard/newsletter/subscribers";
  const [email, other] = ["ask.reader@example.org", "ask.other@example.org"];
  for (const each of [email, other]) {
    const form = (await owner.open(`${base}/new`)).form("Ask them by mail");
    await form.fill({ "E-mail": each, "How they agreed": "At the door", [SOCIETY]: true }).submit();
    const link = (await mailbox.waitFor(each)).link("/subscribe/confirm/");
    await (await visitor.open(link)).press("Yes, subscribe me");
  }
  const list = await owner.open(`${base}?search=ask.reader`);
  const left = await list.line(email).form("Yes, remove").submit();
  expect(left.url.searchParams.get("done")).toBe("removed");
  expect(await owner.open(`${base}?search=ask.reader`)).toShow("Nothing found");
  expect((await owner.open(`${base}?search=ask.other`)).main).toShow(other);
});
