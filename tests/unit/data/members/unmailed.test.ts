import { expect, test, vi } from "vitest";
import { mailSignInLink } from "#lib/accounts/sign-in-mail.ts";
import { inviteInput } from "#lib/members/input.ts";
import { inviteMember, revokeInvitation } from "#lib/members/invitations.ts";
import { listUnmailedLinks } from "#lib/members/unmailed.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";

const invite = (email: string, groupId: string) =>
  inviteInput.parse({ groupId, email, role: "helper" });

test("links that wait for a mail server are shown to whom they concern, while they work", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const [own, other] = [await aGroup(), await aGroup()];
  const owner = await aMember(own.id, "owner");
  const admin = await aSiteAdmin();
  const made = await inviteMember(owner, invite("bea@example.org", own.id));
  await inviteMember(admin, invite("cy@example.org", other.id));
  await mailSignInLink(owner.email, "/dashboard");

  const emails = async (actor: typeof owner) =>
    (await listUnmailedLinks(actor)).map(({ email, kind }) => `${kind} ${email}`);
  expect(await emails(owner)).toEqual(["invitation bea@example.org"]);
  expect(await emails(await aMember(own.id, "organizer"))).toEqual([]);
  expect(await emails(admin)).toEqual([
    "invitation bea@example.org",
    "invitation cy@example.org",
    `sign-in ${owner.email}`,
  ]);
  const [shown] = await listUnmailedLinks(owner);
  expect(shown?.link).toMatch(/^https:\/\/meetings\.example\.org\/invitations\/\S{20,}$/);

  if (!made.ok) throw new Error("refused");
  await revokeInvitation(owner, { invitationId: made.value.id });
  expect(await emails(owner)).toEqual([]);
});
