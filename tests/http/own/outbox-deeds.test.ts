import { putOn, reply } from "../support/desk.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* Mails that a server refuses: tried again, one or all, or given up. */

/** Other tests of this site may have left refused mails too. */
const AGAIN = /^Try (the refused one|all \d+ refused) again$/;

test("refused mails are tried again, one and all, and one is given up", async ({
  own: { site, owner, mailbox },
}) => {
  const { path } = await putOn(owner, { Title: "Refused by the server" });
  const visitor = new Visitor(site.url);
  const [one, two, never] = ["one.refused", "two.refused", "never.refused"].map(
    (name) => `${name}@example.org`,
  ) as [string, string, string];
  mailbox.trouble = { at: "rcpt", how: "refuse", code: 550 };
  for (const email of [one, two, never]) {
    await reply(visitor, path, { Name: "Refu Sed", "E-mail": email });
  }
  const outbox = () => owner.open("/dashboard/outbox?search=refused");
  await expect.poll(async () => (await outbox()).main.text).toContain("Refused 3");
  mailbox.trouble = null;

  const mailOf = async (email: string) => {
    const line = (await outbox()).line(email);
    return owner.open(line.link(/^/));
  };
  await (await mailOf(never)).press("Do not send it");
  await (await mailOf(one)).press("Try again now");
  expect((await mailbox.waitFor(one)).subject).toMatch(/You are going/);
  expect(mailbox.to(two)).toEqual([]);
  await (await outbox()).press(AGAIN);
  await mailbox.waitFor(two);
  expect(mailbox.to(never)).toEqual([]);
  expect(mailbox.to(one)).toHaveLength(1);
});
