import { refusals } from "#lib/result.ts";

/** Why somebody is refused their account, or the setup of the site. */
export const words = {
  dead: () =>
    "This link has been used, or is another than the site printed. Start it again to see that.",
  used: () => "This link has been used or is too old. Have another one mailed.",
  "no-society": () => "Enter your society’s name.",
  wrong: () => "This is not your present password.",
  "no-passkeys-here": () =>
    "Passkeys need an address that begins with https:// and has a name. Whoever runs the site can give it one.",
  unproven: () =>
    "First show that it is you: sign out, have a link mailed, come in by it, and come back here within half an hour.",
  "passkey-late": () =>
    "Nothing was added: it took longer than five minutes, or your device did not ask who you are. Please try again.",
  "passkey-known": () => "Nothing was added: this passkey has been added before.",
  "many-passkeys": ({ most }: { most: number }) =>
    `You have ${most} passkeys, and more cannot be kept. Remove one that you do not use.`,
  "passkey-dead": () =>
    "This passkey signs nobody in: it was removed here, or it took longer than five minutes. Try again, or sign in another way.",
};

export const { refuse } = refusals("account", words);
