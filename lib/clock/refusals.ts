import { refusals } from "#lib/result.ts";

/** Why the clock is not taken for right. */
export const words = {
  apart: () =>
    "This machine’s clock and the database’s differ: whoever runs the site sets the one that is wrong.",
};

export const { refuse } = refusals("clock", words);
