import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import type { Loop } from "#lib/loop/loop.ts";
import { retryMail } from "#lib/mail/commands.ts";
import { openMailer } from "#lib/mail/smtp.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";
import { aMail, outboxNow, until } from "#tests/support/mails.ts";
import { join, rsvpOf } from "#tests/support/people.ts";

let server: MailServer;
let worker: Loop;
let tries: string[] = [];
let refusal = "";

beforeEach(async () => {
  tries = [];
  refusal = "5.1.1 No such user here";
  server = await aMailServer({
    onRcptTo: ({ address }, _session, done) => {
      tries.push(address);
      if (!address.startsWith("gone")) return done();
      done(Object.assign(new Error(refusal), { responseCode: 550 }));
    },
  });
  worker = startWorker(openMailer(server.url));
});

afterEach(async () => {
  await worker.stop();
  await server.close();
});

const settled = () =>
  until(async () =>
    (await outboxNow()).every(({ state }) => state === "sent" || state === "parked"),
  );

async function aRun() {
  const group = await aGroup();
  const { id } = await aMeeting(group.id);
  await join(id, "Gone");
  await settled();
  return { id, organizer: await aMember(group.id), rsvpId: (await rsvpOf(id, "Gone")).id };
}

/** Another mail about the same RSVP. */
const another = (rsvpId: string, email = "gone@example.org") =>
  aMail({ kind: "message", rsvpId, to: { name: "Gone", email } });

it("parks what is refused for good with the reason in plain words", async () => {
  await aRun();
  const [mail] = await outboxNow();
  expect(mail).toMatchObject({ state: "parked", attempts: 1 });
  expect(mail?.lastError).toMatch(/^The mail server says that there is no such mailbox: .*No such/);
});

it("does not mail a dead address again and again", async () => {
  const { rsvpId } = await aRun();
  for (let i = 0; i < 5; i++) await another(rsvpId);
  await settled();
  expect(tries).toEqual(["gone@example.org"]);
  const rows = await outboxNow();
  expect(rows.map(({ state }) => state)).toEqual(Array(6).fill("parked"));
  expect(rows.at(-1)?.lastError).toContain("Not tried");
});

it("mails the corrected address", async () => {
  const { rsvpId } = await aRun();
  await store.write((tx) =>
    tx.update(rsvps).set({ email: "ann@example.org" }).where(eq(rsvps.id, rsvpId)),
  );
  await another(rsvpId, "ann@example.org");
  await settled();
  expect(tries).toEqual(["gone@example.org", "ann@example.org"]);
});

it("tries again what an organizer tries again", async () => {
  const { rsvpId, organizer } = await aRun();
  const id = await another(rsvpId);
  await settled();
  await store.write((tx) =>
    tx
      .update(outbox)
      .set({ groupId: Object.keys(organizer.roles)[0] })
      .where(eq(outbox.id, id)),
  );
  await retryMail(organizer, id);
  await until(() => tries.length === 2);
  await settled();
  expect(tries).toHaveLength(2);
});

it.each([
  ["5.7.1 Blocked by policy", "it takes this for unwanted mail"],
  ["5.2.2 Mailbox full", "the mailbox is full"],
  ["5.3.4 Message too large", "the mail is too large"],
])("does not take “%s” for a dead address", async (said, words) => {
  refusal = said;
  const { rsvpId } = await aRun();
  await another(rsvpId);
  await settled();
  expect(tries).toHaveLength(2);
  for (const { lastError } of await outboxNow()) {
    expect(lastError).toContain(`The mail server says that ${words}: `);
  }
});
