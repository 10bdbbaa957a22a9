import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { claimMail, settleMail } from "#lib/mail/leases.ts";
import { writeBatch } from "#lib/mailings/batch.ts";
import { listOutbox } from "#lib/mailings/queries.ts";
import { reachedNobody } from "#lib/mailings/words.ts";
import { aGroup, aMember } from "#tests/factories.ts";
import { aMail } from "#tests/support/mails.ts";
import { aMailing, plainRenderer, someReaders } from "#tests/support/readers.ts";

const ALL = { search: "", state: "all" as const };

async function aSociety(readers: number) {
  const { id: groupId } = await aGroup();
  await someReaders(readers);
  await aMail({ groupId, subject: "Before" });
  const { id: mailingId } = await aMailing({ groupId });
  while (await writeBatch(mailingId, plainRenderer));
  await aMail({ groupId, subject: "After" });
  return { actor: await aMember(groupId), mailingId };
}

const rowsOf = async (actor: Actor, filter: Partial<Parameters<typeof listOutbox>[1]> = {}) =>
  (await listOutbox(actor, { ...ALL, ...filter }, { offset: 0, limit: 50 })).rows;

const said = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.map(({ subject, mailing }) =>
    mailing ? `${subject} to ${mailing.progress.recipients}` : subject,
  );

describe("the outbox", () => {
  it("has a mailing once, with what became of its mails, among the mails to persons", async () => {
    const { actor, mailingId } = await aSociety(60);
    const { total } = await listOutbox(actor, ALL, { offset: 0, limit: 50 });
    expect(total).toBe(3);
    const [after, news, before] = await rowsOf(actor);
    expect([after, news, before].map((row) => row?.subject)).toEqual(["After", "News", "Before"]);
    expect(after?.mailing).toBeNull();
    expect(news?.mailing).toMatchObject({
      id: mailingId,
      state: "sending",
      progress: { recipients: 60, owed: 0, queued: 60, sent: 0 },
    });
  });

  it("shows each mail of one mailing, and each that is looked for", async () => {
    const { actor, mailingId } = await aSociety(3);
    expect(said(await rowsOf(actor, { mailingId }))).toEqual(["News", "News", "News"]);
    expect(said(await rowsOf(actor, { search: "reader1" }))).toEqual(["News"]);
  });

  it("has it in each state in which one of its mails is", async () => {
    const { actor } = await aSociety(3);
    const mails = (await claimMail("worker", 5)).filter(({ subject }) => subject === "News");
    const outcome = { kind: "refused", reason: "No." } as const;
    await settleMail("worker", [{ mail: mails[0]!, outcome }], 0);
    expect(said(await rowsOf(actor, { state: "parked" }))).toEqual(["News to 3"]);
    expect(said(await rowsOf(actor, { state: "sending" }))).toContain("News to 3");
    expect(said(await rowsOf(actor, { state: "sent" }))).toEqual([]);
  });

  it.each<[("sent" | "refused")[], boolean]>([
    [["refused", "refused"], true],
    [["refused"], false],
    [["sent", "refused"], false],
  ])("says of a mailing of two mails that it reached nobody, or not: %j", async (kinds, nobody) => {
    const { actor } = await aSociety(2);
    const mails = (await claimMail("worker", 9)).filter(({ subject }) => subject === "News");
    const outcomes = kinds.map((kind, at) => ({
      mail: mails[at]!,
      outcome: kind === "sent" ? { kind } : { kind, reason: "No." },
    }));
    await settleMail("worker", outcomes, 0);
    const [news] = (await rowsOf(actor)).flatMap(({ mailing }) => mailing ?? []);
    expect(reachedNobody(news!)).toBe(nobody);
  });

  it("has a mailing to one person as a mail like any other, and none of other groups", async () => {
    const { actor } = await aSociety(1);
    expect(said(await rowsOf(actor))).toEqual(["After", "News", "Before"]);
    expect(await rowsOf(await aMember((await aGroup()).id, "owner"))).toEqual([]);
  });
});
