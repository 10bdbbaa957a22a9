import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

test("a mailbox that is no more is parked, shown to the organizer, and left alone", async ({
  own,
}) => {
  const { site, owner, mailbox } = own;
  const email = "bounced@example.org";
  const group = "Lantern Reading Circle";
  const visitor = new Visitor(site.url);
  const form = (await visitor.open("/subscribe")).main.form("Keep me informed");
  const wanted = { [group]: true, "News of the group and the site": true };
  await form.fill({ "E-mail": email, ...wanted }).submit();
  const confirm = (await mailbox.waitFor(email)).link("/subscribe/confirm/");
  const reader = await (await visitor.open(confirm)).press("Yes, subscribe me");

  mailbox.trouble = { at: "rcpt", how: "refuse", code: 550 };
  const update = (await owner.open("/dashboard/newsletter/new?kind=update")).form("Send it");
  const label = "From, and to whose subscribers";
  const from = update.options(label).find((option) => option.startsWith(group)) ?? group;
  const words = { Subject: "The book of the month", "What you want to say": "A long one." };
  let sent = await update.fill({ [label]: from, ...words }).submit();
  await expect
    .poll(
      async () => {
        sent = await sent.reload();
        return sent.main.text;
      },
      { timeout: 30_000 },
    )
    .toMatch(/refused by a mail server/);
  mailbox.trouble = null;
  expect(sent.main.line(email)).toShow("there is no such mailbox");
  const list = await owner.open(`/dashboard/newsletter/subscribers?search=${email}`);
  expect(list.main.line(email)).toShow("No such mailbox");
  expect(await reader.reload()).toShow("there is no such mailbox");
});
