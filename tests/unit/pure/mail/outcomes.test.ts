import { afterEach, beforeEach, expect, test } from "vitest";
import { type Mailer, openMailer } from "#lib/mail/smtp.ts";
import { aMailServer, type MailServer, type Stage } from "#tests/support/mail-server.ts";

/* Where a server refuses, and with what: what becomes of the mail, and what the desk reads. */

let server: MailServer;
let mailer: Mailer;
beforeEach(async () => {
  server = await aMailServer();
  mailer = openMailer(server.url.replace("//", "//name:word@"));
});
afterEach(async () => {
  mailer.close();
  await server.close();
});

const mail = {
  toEmail: "ann@example.org",
  toName: "Ann",
  fromName: "The society",
  replyTo: null,
  subject: "S",
  text: "T",
  html: "<p>T</p>",
  links: null,
  calendar: null,
  calendarMethod: null,
  calendarFile: null,
  messageId: "one",
  createdAt: new Date("2026-11-22T12:00:00Z"),
};

const WORDS = "The mail server did not accept the user name or password";
const BROKE = "The mail server could not be reached, or broke off";
const NOBODY = "The mail server says that there is no such mailbox";
const WILL_NOT = "The mail server says that it will not take this mail";

// biome-ignore format: a table
const TABLE: [Stage, number, string, string][] = [
  ["connect", 421, "down",    BROKE],
  ["connect", 554, "down",    BROKE],
  ["auth",    535, "down",    WORDS],
  ["auth",    454, "down",    WORDS],
  ["mail",    421, "later",   "The mail server refused the sender"],
  ["mail",    451, "later",   "The mail server refused the sender"],
  ["mail",    550, "later",   "The mail server refused the sender"],
  ["rcpt",    450, "later",   "The mail server refused the address"],
  // These complain of our settings, not of the address.
  ["rcpt",    530, "later",   "The mail server refused the address"],
  ["rcpt",    534, "later",   "The mail server refused the address"],
  ["rcpt",    535, "later",   "The mail server refused the address"],
  ["rcpt",    538, "later",   "The mail server refused the address"],
  ["rcpt",    550, "refused", NOBODY],
  ["data",    452, "later",   "The mail server refused the mail"],
  ["data",    554, "refused", WILL_NOT],
];

test.each(TABLE)("at %s %i: %s", async (stage, code, kind, reason) => {
  server.plan((at) => (at === stage ? code : null));
  const outcome = await mailer.send(mail);
  if (outcome.kind === "sent") throw new Error("it was sent");
  expect({ ...outcome, reason: outcome.reason.split(": ")[0] }).toEqual({
    kind,
    reason,
    ...(kind === "refused" ? { noMailbox: stage === "rcpt" } : {}),
  });
});

test("where there is none, and where it takes it", async () => {
  expect(await mailer.send(mail)).toEqual({ kind: "sent" });
  const nowhere = openMailer("smtp://127.0.0.1:9");
  const outcome = await nowhere.send(mail);
  nowhere.close();
  expect(outcome).toMatchObject({ kind: "down", reason: expect.stringMatching(`^${BROKE}`) });
});
