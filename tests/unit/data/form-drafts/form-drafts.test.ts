import { beforeEach, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { accounts } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { discardFormDraft, saveFormDraft } from "#lib/form-drafts/commands.ts";
import { DRAFT_MAX } from "#lib/form-drafts/input.ts";
import { findFormDraft } from "#lib/form-drafts/queries.ts";
import { eraseOldDrafts } from "#lib/form-drafts/retention.ts";
import { now, setClock } from "#lib/time/clock.ts";

const actor = (accountId: string): Actor => ({
  accountId,
  email: `${accountId}@example.org`,
  name: "",
  siteAdmin: false,
  roles: {},
});
const ada = actor("ada");
const ben = actor("ben");

beforeEach(async () => {
  await store.write(async (tx) => {
    for (const { accountId, email } of [ada, ben]) {
      await tx.insert(accounts).values({ id: accountId, email, createdAt: now() });
    }
  });
});

test("a draft is kept, replaced, and nobody else's", async () => {
  await saveFormDraft(ada, "meeting:new", { title: "One" });
  await saveFormDraft(ada, "meeting:new", { title: "Two", programme: [{ title: "Talk" }] });
  expect((await findFormDraft(ada, "meeting:new"))?.values).toEqual({
    title: "Two",
    programme: [{ title: "Talk" }],
  });
  expect(await findFormDraft(ben, "meeting:new")).toBeNull();
  await discardFormDraft(ben, "meeting:new");
  expect(await findFormDraft(ada, "meeting:new")).not.toBeNull();
  await discardFormDraft(ada, "meeting:new");
  expect(await findFormDraft(ada, "meeting:new")).toBeNull();
});

test("a name that is no form's and a text without end are refused", async () => {
  expect(await saveFormDraft(ada, "../meeting", {})).toMatchObject({ ok: false });
  expect(
    await saveFormDraft(ada, "meeting:new", { description: "x".repeat(DRAFT_MAX) }),
  ).toMatchObject({ ok: false, reason: "too-large" });
});

test("what no database can keep is left out", async () => {
  await saveFormDraft(ada, "meeting:new", { title: "a\0b\ud800", rows: [{ title: "\0" }] });
  expect((await findFormDraft(ada, "meeting:new"))?.values).toEqual({
    title: "ab\ufffd",
    rows: [{ title: "" }],
  });
});

test("drafts nobody came back to go after 90 days", async () => {
  await saveFormDraft(ada, "meeting:old", { title: "Old" });
  const restore = setClock(new Date(now().getTime() + 91 * 86_400_000));
  await saveFormDraft(ada, "meeting:new", { title: "New" });
  expect(await findFormDraft(ada, "meeting:old")).not.toBeNull();
  await eraseOldDrafts(now());
  restore();
  expect(await findFormDraft(ada, "meeting:old")).toBeNull();
  expect(await findFormDraft(ada, "meeting:new")).not.toBeNull();
});
