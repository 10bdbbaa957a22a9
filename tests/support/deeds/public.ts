import { desc, eq, inArray } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { mailSignInLink } from "#lib/accounts/sign-in-mail.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import { acceptInvitation } from "#lib/members/acceptance.ts";
import { resendInvitation } from "#lib/members/invitations.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { mailAgain } from "#lib/rsvps/mail-again.ts";
import { mailOwnList } from "#lib/rsvps/own-list.ts";
import { askForAddress, takeAddress } from "#lib/rsvps/readdress.ts";
import { linkToken } from "#lib/secret.ts";
import { changeChoices } from "#lib/subscribers/manage.ts";
import { askToSubscribe, confirmSubscription } from "#lib/subscribers/subscribe.ts";
import { invitationToken } from "#tests/support/world/group.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { aWaitingMail } from "#tests/support/world/mail.ts";
import { type LinkDeed, linkDeeds, tokenOf } from "./by-link.ts";
import { type Deed, deed, h, m } from "./deed.ts";

/** The last part of a link in the newest mail to somebody. */
export async function mailed(to: string, link: string): Promise<string> {
  const [mail] = await store.read
    .select({ links: outbox.links })
    .from(outbox)
    .where(eq(outbox.toEmail, to))
    .orderBy(desc(outbox.id))
    .limit(1);
  return (
    unsealLinks(mail?.links ?? null)
      [link]?.split("/")
      .at(-1) ?? ""
  );
}

const kim = {
  meetingId: m("meeting"),
  name: "Kim Reed",
  email: "kim.reed@example.org",
  partySize: 1,
};
const choices = { groups: [h("group")], kinds: ["meetings" as const], pace: "at-once" as const };

/** Somebody asks for news; gives what their mailed link ends with. */
export async function asked(email: string): Promise<string> {
  await askToSubscribe({ email, ...choices });
  return mailed(email, "confirm");
}

/** The deeds by links of a purpose, each by the right one. */
const byLinks = (purpose: LinkDeed["purpose"]): Record<string, Deed> =>
  Object.fromEntries(
    Object.entries(linkDeeds).flatMap(([name, one]) =>
      one.purpose === purpose ? [[name, deed("nobody", { do: () => one.do(tokenOf(one)) })]] : [],
    ),
  );

/** What people do about an RSVP. */
export const guestDeeds: Record<string, Deed> = {
  ...byLinks("rsvp"),
  "joinMeeting line": deed("nobody", { do: () => joinMeeting(kim) }),
  "joinMeeting perhaps": deed("nobody", {
    do: () => joinMeeting({ ...kim, reply: "tentative" }),
  }),
  "joinMeeting known": deed("nobody", {
    do: () => joinMeeting({ ...kim, email: "ann@example.org" }),
  }),
  mailAgain: deed("nobody", { do: () => mailAgain(m("meeting"), "ann@example.org") }),
  takeAddress: deed("nobody", {
    ready: async () => {
      await askForAddress(tokenOf(linkDeeds.askForAddress!), "anne@example.org");
      return mailed("anne@example.org", "address");
    },
    do: (_, link) => takeAddress(link),
  }),
};

/** Ann has no RSVP but that of m, and the link to her list waits to be mailed; so does Bob's. */
async function annHasNoOther(): Promise<void> {
  const list = (place: "m" | "n", name: string) =>
    aWaitingMail(place, `${name}list`, {
      kind: "rsvp-list",
      groupId: null,
      toEmail: `${name}@example.org`,
    });
  await store.write(async (tx) => {
    const others = inArray(rsvps.id, [idOf("n", "ann"), idOf("f", "ann")]);
    await tx.update(rsvps).set({ email: null, emailKey: null }).where(others);
    await tx.insert(outbox).values([list("m", "ann"), list("n", "bob")]);
  });
}

/** What people do without an account. */
export const publicDeeds: Record<string, Deed> = {
  ...guestDeeds,
  "eraseRsvp the last": deed("nobody", {
    ready: annHasNoOther,
    do: () => linkDeeds.eraseRsvp!.do(tokenOf(linkDeeds.eraseRsvp!)),
  }),
  ...byLinks("subscriber"),
  mailOwnList: deed("nobody", { do: () => mailOwnList("ann@example.org") }),
  askToSubscribe: deed("nobody", {
    do: () => askToSubscribe({ email: "kim@example.org", ...choices }),
  }),
  confirmSubscription: deed("nobody", {
    ready: () => asked("kim@example.org"),
    do: (_, token) => confirmSubscription(token, choices),
  }),
  "confirmSubscription returning": deed("nobody", {
    ready: () => asked("una@example.org"),
    do: (_, token) => confirmSubscription(token, { ...choices, kinds: ["reports"] }),
  }),
  "confirmSubscription known": deed("nobody", {
    ready: () => asked("vic@example.org"),
    do: (_, token) => confirmSubscription(token, { ...choices, kinds: ["reports"] }),
  }),
  "changeChoices returning": deed("nobody", {
    do: () =>
      changeChoices(linkToken("subscriber", idOf("s", "una"), 0), {
        ...choices,
        kinds: ["reports"],
      }),
  }),
  acceptInvitation: deed("nobody", {
    do: () => acceptInvitation(invitationToken("h"), { name: "Invited", password: null }),
  }),
  mailSignInLink: deed("nobody", {
    do: () => mailSignInLink("organizer-h@example.org", "/dashboard"),
  }),
  resendInvitation: deed("nobody", { do: () => resendInvitation("invited@example.org") }),
};
