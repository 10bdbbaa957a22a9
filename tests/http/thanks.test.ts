import { letItBeOver, putOn, reply } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* After the meeting: the report is written, and those who came are thanked with its link. */

test("those who came are thanked once, with the report's link", async ({
  owner,
  visitor,
  demo,
  mailbox,
}) => {
  const email = "tess@example.org";
  const made = await putOn(owner, { Title: "Lenses, ground and polished" });
  const thanks = await reply(visitor, made.path, { Name: "Tess Orrery", "E-mail": email });
  expect(thanks).toShow("Thank you, Tess Orrery");
  letItBeOver(demo, made);

  const desk = await owner.open(made.desk);
  expect(desk).toShow("Once there is a report, those who were going");
  const form = desk.form("Save the record").fill({ Report: "A clear sky, and **forty** lenses." });
  const written = await form.submit();
  expect(written).toShow("Written down.");
  expect(await written.press("Send it to 1 person")).toShow("Thanks are on their way.");
  const mail = await mailbox.waitFor(email, { subject: /thank you/i });
  const report = `${demo.url}${made.path}`;
  expect(mail.link("/meetings/")).toBe(report);
  expect(mail.html).toContain(`href="${report}"`);
  // A name that somebody typed is written only to who has pressed a link of ours.
  expect(mail.text).not.toContain("Tess Orrery");
  const after = (await owner.open(made.desk)).part("#thanks");
  expect(after).toShow("Sent on ");
  expect((await after.follow("Mail")).texts("td").join()).toContain(email);
  const thanked = mailbox.to(email).filter(({ subject }) => /thank/i.test(subject ?? ""));
  expect(thanked).toHaveLength(1);
});
