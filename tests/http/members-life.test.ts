import { joinSociety } from "./support/members.ts";
import { expect, test } from "./support/test.ts";

/* Who may do what in a group, by the buttons of its page, and what one changes oneself. */

const PASSWORD = "a lamp in the window";

test("a role is changed, an invitation taken back, and a name is one’s own to change", async ({
  owner,
  visitor,
  mailbox,
}) => {
  const [email, other] = ["mo.member@example.org", "ned.neighbour@example.org"];
  const mo = await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
  await joinSociety(owner, mailbox, { email: other, role: "helper", password: PASSWORD });
  const named = await (await mo.open("/dashboard/account"))
    .form("Save the name")
    .fill({ "Your name": "Mo Member" })
    .submit();
  expect(named).toShow("Saved.");

  const page = async () =>
    (await owner.open("/dashboard/members")).main.follow("Fleet Valley History Society");
  const role = async (of: string) =>
    (await page())
      .line(of)
      .form(/^Change the role/)
      .value(/^Role of/);
  const NONE = "You organize no group";
  expect(await mo.open("/dashboard/meetings/new")).toShow(NONE);
  const form = (await page()).line(email).form(/^Change the role/);
  await form.fill({ "Role of Mo Member": "organizer" }).submit();
  expect(await role(email)).toBe("organizer");
  expect(await role(other)).toBe("helper");
  expect(await mo.open("/dashboard/meetings/new")).not.toShow(NONE);

  const guest = "ina.invited@example.org";
  const invite = (await page()).form("Send the invitation");
  await invite.fill({ "E-mail": guest, Role: "helper" }).submit();
  const link = (await mailbox.waitFor(guest)).link("/invitations/");
  expect(await visitor.open(link)).toHaveStatus(200);
  const left = await (await page())
    .line(guest)
    .form(/^Take back/)
    .submit();
  expect(left.main).not.toShow(guest);
  expect(await visitor.open(link)).toHaveStatus(404);
});
