import { expect, it, vi } from "vitest";
import { findSetup, setupLink } from "#lib/accounts/setup.ts";
import { findSignInAddress } from "#lib/accounts/sign-in.ts";
import { mailSignInLink } from "#lib/accounts/sign-in-mail.ts";
import { inviteMember, resendInvitation } from "#lib/members/invitations.ts";
import { findInvitation } from "#lib/members/public-queries.ts";
import { mailAgain } from "#lib/rsvps/mail-again.ts";
import { listOwnRsvps, mailOwnList } from "#lib/rsvps/own-list.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { askForAddress, findAskedAddress } from "#lib/rsvps/readdress.ts";
import { ALL_GROUPS } from "#lib/subscribers/choices.ts";
import { askToSubscribe, findPending } from "#lib/subscribers/subscribe.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { join, mailRows, tokenOf } from "#tests/support/people.ts";

/*
 * Whatever can be asked for without signing in, by anybody who knows an address:
 * asking again kills no link that was mailed before.
 */

const EMAIL = "ann@example.org";

type Asking = {
  /** Asks, as its owner or a stranger may; what else is needed was there before. */
  ask(): Promise<unknown>;
  /** Whether a token opens something. */
  opens(token: string): Promise<unknown>;
};

async function newestLink(name: string): Promise<string> {
  const link = (await mailRows()).at(-1)?.secret[name];
  if (!link) throw new Error(`no mail with a link ${name}`);
  return link;
}

const askings: Record<string, () => Promise<Asking & { link: string }>> = {
  "a link to sign in": async () => {
    const { email } = await aMember((await aGroup()).id);
    const ask = () => mailSignInLink(email, "/dashboard");
    return { link: "signin", ask, opens: findSignInAddress };
  },
  "an invitation": async () => {
    const groupId = (await aGroup()).id;
    await inviteMember(await aMember(groupId, "owner"), { groupId, email: EMAIL, role: "helper" });
    return { link: "invitation", ask: () => resendInvitation(EMAIL), opens: findInvitation };
  },
  "how an RSVP stands": async () => {
    const { id } = await aMeeting((await aGroup()).id);
    await join(id, "Ann");
    return { link: "manage", ask: () => mailAgain(id, EMAIL), opens: findRsvpByToken };
  },
  "the list of one’s RSVPs": async () => {
    await join((await aMeeting((await aGroup()).id)).id, "Ann");
    return { link: "list", ask: () => mailOwnList(EMAIL), opens: listOwnRsvps };
  },
  "another address for an RSVP": async () => {
    const { id } = await aMeeting((await aGroup()).id);
    await join(id, "Ann");
    const ask = async () => askForAddress(await tokenOf(id, "Ann"), "ann@elsewhere.example");
    return { link: "address", ask, opens: findAskedAddress };
  },
  news: async () => {
    await aGroup();
    const choices = {
      groups: [ALL_GROUPS],
      kinds: ["meetings" as const],
      pace: "at-once" as const,
    };
    const ask = () => askToSubscribe({ email: EMAIL, ...choices });
    const opens = async (token: string) => (await findPending(token)).state === "open" || null;
    return { link: "confirm", ask, opens };
  },
};

it.each(Object.entries(askings))(
  "asking twice for %s leaves the first link good",
  async (_, make) => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    const { link, ask, opens } = await make();
    const tokens: string[] = [];
    for (let times = 0; times < 3; times += 1) {
      await ask();
      const url = new URL(await newestLink(link));
      tokens.push(url.searchParams.get("token") ?? url.pathname.split("/").at(-1) ?? "");
    }
    for (const token of tokens) expect(await opens(token)).not.toBeNull();
  },
);

it("a second start leaves the link of the first good", async () => {
  const links = [await setupLink(), await setupLink()];
  for (const link of links) {
    const token = new URL(link ?? "").searchParams.get("token") ?? "";
    expect(await findSetup(token)).not.toBeNull();
  }
});
