import { counted } from "#lib/text/plural.ts";
import { type Bodies, compose } from "./compose.ts";
import { duration } from "./facts.ts";

type SignInFacts = { siteName: string; minutes: number };

/** The link to sign in: place `{{link:signin}}`. */
export function signInMail({ siteName, minutes }: SignInFacts): { subject: string } & Bodies {
  return {
    subject: `Sign in to ${siteName}`,
    ...compose({
      sender: siteName,
      heading: `Sign in to ${siteName}`,
      blocks: [
        { p: "Somebody, most likely you, asked for a link to sign in with this address." },
        { action: "Open the sign-in page", href: "{{link:signin}}" },
        {
          p: `The link works once, for ${minutes} minutes. The page it opens has a button to press.`,
        },
      ],
      foot: "If it was not you, do nothing: without the link nobody can sign in. Please do not pass it on.",
    }),
  };
}

type ChangeFacts = {
  siteName: string;
  /** The address of the account's page. */
  account: string;
};

/** That the account has a new password, or its first one. */
export function passwordMail({ siteName, account }: ChangeFacts): { subject: string } & Bodies {
  return {
    subject: `Your account on ${siteName} has a new password`,
    ...compose({
      sender: siteName,
      heading: "A new password",
      blocks: [
        { p: `Whoever knows it signs in to ${siteName} as you. All other sessions have ended.` },
        { p: "If it was you who chose it, there is nothing to do." },
        { action: "Look at your account", href: account },
      ],
      foot: "If it was not you: have a link mailed on the sign-in page, come in by it, and choose a password of your own.",
    }),
  };
}

type PasskeyFacts = ChangeFacts & {
  /** What the passkey is called. */
  name: string;
};

/** That somebody can sign in by one passkey more. */
export function passkeyMail({ siteName, name, account }: PasskeyFacts): {
  subject: string;
} & Bodies {
  return {
    subject: `A passkey was added to your account on ${siteName}`,
    ...compose({
      sender: siteName,
      heading: "A passkey was added",
      blocks: [
        {
          p: `Whoever has the device with the passkey “${name}” and can unlock it signs in to ${siteName} as you.`,
        },
        { p: "If it was you, there is nothing to do." },
        { action: "Look at your passkeys", href: account },
      ],
      foot: "If it was not you: remove the passkey there and choose a new password.",
    }),
  };
}

type InvitationFacts = {
  siteName: string;
  groupName: string;
  accent?: string | null;
  /** Who invites; "" if not known. */
  inviter: string;
  /** "an organizer", "a helper", "an owner" */
  role: string;
  days: number;
};

/** The invitation to a group's team: place `{{link:invitation}}`. */
export function invitationMail(facts: InvitationFacts): { subject: string } & Bodies {
  const { groupName, inviter, role, days, siteName, accent } = facts;
  return {
    subject: `Invitation: ${groupName}`,
    ...compose({
      sender: groupName,
      accent,
      heading: `You are invited to help run the meetings of ${groupName}`,
      blocks: [
        {
          p: `${inviter || "An owner of the group"} invites you to be ${role} of ${groupName} on ${siteName}.`,
        },
        { action: "Look at the invitation", href: "{{link:invitation}}" },
        {
          p: `The link is for you alone and works for ${counted(days, { one: "day", other: "days" })}.`,
        },
      ],
      foot: "If you do not know what this is about, do nothing: without the link nothing happens.",
    }),
  };
}

type OwnRsvpsFacts = { siteName: string; minutes: number };

/** The link to the list of all one's RSVPs: place `{{link:list}}`. */
export function ownRsvpsMail({ siteName, minutes }: OwnRsvpsFacts): { subject: string } & Bodies {
  return {
    subject: `Your RSVPs on ${siteName}`,
    ...compose({
      sender: siteName,
      heading: "Your RSVPs",
      blocks: [
        { p: "Somebody, most likely you, asked for a list of the RSVPs with this address." },
        { action: "See your RSVPs", href: "{{link:list}}" },
        { p: `The link works for ${duration(minutes)}.` },
      ],
      foot: "Whoever has the link sees your RSVPs and can change them, so please keep it to yourself. If it was not you who asked, do nothing.",
    }),
  };
}

/** Sent by who administers the site, to see whether mail goes out. */
export function serverTestMail(facts: { siteName: string; host: string }): {
  subject: string;
} & Bodies {
  const { siteName, host } = facts;
  return {
    subject: `Test: ${siteName} can send mail`,
    ...compose({
      sender: siteName,
      heading: "Mail goes out",
      blocks: [
        { p: `This mail was sent through ${host}, and it has arrived.` },
        {
          p: "If you found it among the unwanted ones, look at SPF, DKIM and DMARC on the page that sent it.",
        },
      ],
      foot: "You asked for it on the desk.",
    }),
  };
}
