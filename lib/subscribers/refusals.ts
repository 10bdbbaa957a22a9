import { refusals } from "#lib/result.ts";

/** Why a subscription is not as somebody asks. */
export const words = {
  "no-group": () => "Choose at least one group that is still there.",
  archived: () =>
    "Groups: one of those chosen is archived and takes no new subscribers. One of its owners can take it up again, under Groups.",
  wrong: () => "This link leads nowhere. Perhaps it was cut when it was copied.",
  late: () => "This link is too old. Ask for a new one on the subscription page.",
  used: () => "This link was used already. Your newest mail from us has the link to your own page.",
  "no-address-column": () => "Say which column holds the addresses.",
  "no-address": () => "There is no address in this row.",
  "wrong-address": ({ said }: { said: string }) => `“${said}” is no e-mail address.`,
  twice: ({ line }: { line: number }) => `Its address stands in line ${line} already.`,
  there: () => "Is subscribed already; what they chose stays.",
  "left-there": () => "Unsubscribed there, or no mail reached them: is not taken over.",
  "left-here": () => "Unsubscribed here, or no mail reaches them: is not taken over.",
  undated: () => "It does not say when they agreed.",
  unstated: () => "It does not say how they agreed.",
  "refused-there": () => "Says no there: is not taken over.",
  unconfirmed: () => "Had not confirmed it there.",
  "two-days": () =>
    "The day may be read in two ways. Write it as 2024-03-14, or say below when they agreed.",
  more: () => "Is subscribed here already, to other news: is asked whether they want this, too.",
  nothing: () => "There is nobody in it who could be subscribed or asked.",
  missing: () => "This link leads nowhere any more. Your newest mail from us has the right one.",
};

export const { refuse } = refusals("subscriber", words);
