import { refusals } from "#lib/result.ts";

/** Why somebody is refused their account, or the setup of the site. */
export const words = {
  dead: () =>
    "This link has been used, or is another than the site printed. Start it again to see that.",
  used: () => "This link has been used or is too old. Have another one mailed.",
  "no-society": () => "Enter your society's name.",
  wrong: () => "This is not your present password.",
};

export const { refuse } = refusals("account", words);
