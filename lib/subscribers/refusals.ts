import { refusals } from "#lib/result.ts";

/** Why a subscription is not as somebody asks. */
export const words = {
  "no-group": () => "Choose at least one group that is still there.",
  wrong: () => "This link leads nowhere. Perhaps it was cut when it was copied.",
  late: () => "This link is too old. Ask for a new one on the subscription page.",
  used: () => "This link was used already. Your newest mail from us has the link to your own page.",
  missing: () => "This link leads nowhere any more. Your newest mail from us has the right one.",
};

export const { refuse } = refusals("subscriber", words);
