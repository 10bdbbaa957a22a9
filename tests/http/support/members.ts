import type { Deliveries } from "#tests/site/mailbox.ts";
import { Visitor } from "./visitor.ts";

type Invited = { email: string; role: "owner" | "organizer" | "helper"; password: string };

/** The society that tests invite their members to. */
const SOCIETY = "Fleet Valley History Society";

/** Invites somebody who has no account yet, and accepts: they are signed in. */
export async function joinSociety(
  owner: Visitor,
  mailbox: Deliveries,
  { email, role, password }: Invited,
): Promise<Visitor> {
  const members = await owner.open("/dashboard/members");
  const society = await members.main.follow(SOCIETY);
  await society.form("Send the invitation").fill({ "E-mail": email, Role: role }).submit();
  const person = new Visitor(owner.site);
  const link = (await mailbox.waitFor(email)).link("/invitations/");
  const form = (await person.open(link)).form("Accept the invitation");
  const desk = await form
    .fill({ "Your name": email.split("@")[0] ?? "", "A password": password })
    .submit();
  if (!desk.url.pathname.startsWith("/dashboard")) throw desk.trouble("nobody is signed in");
  return person;
}
