import { store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { believeClock } from "#lib/clock/commands.ts";
import { believe, goOn } from "#lib/clock/course.ts";
import { keepCourse } from "#lib/clock/keep.ts";
import { holdBackMail } from "#lib/mail/held-back.ts";
import { dropRestored, sendRestored } from "#lib/restored/commands.ts";
import { AT } from "#tests/support/world/at.ts";
import { deed } from "./deed.ts";

/** The clock has jumped by a year. */
const jumped = () => {
  const at = AT.getTime();
  const course = goOn(believe(null, at - 365 * 86_400_000), at, 0);
  return store.write((tx) => keepCourse(tx, course));
};

/** A back-up was restored, whose mail waits for a word. */
export const restored = () =>
  store.write(async (tx) => {
    await holdBackMail(tx);
    const value = { at: AT.getTime(), mailings: [] };
    await tx.insert(settings).values({ key: "restored", value }).onConflictDoNothing();
  });

const reaches = ["t", "n", "f"] as const;

/** What is decided for the whole site, by an owner of any group. */
export const siteDeeds = {
  believeClock: deed("stranger", { by: "owner", ready: jumped, do: (by) => believeClock(by) }),
  sendRestored: deed("stranger", {
    by: "owner",
    reaches,
    ready: restored,
    do: (by) => sendRestored(by),
  }),
  dropRestored: deed("stranger", {
    by: "owner",
    reaches,
    ready: restored,
    do: (by) => dropRestored(by),
  }),
};
