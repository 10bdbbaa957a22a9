// biome-ignore-all lint/correctness/noEmptyPattern: vitest reads the names of fixtures from it
import { test as base, inject, type ProvidedContext } from "vitest";
import { Deliveries } from "#tests/site/mailbox.ts";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { signedIn } from "./sign-in.ts";
import { Visitor } from "./visitor.ts";

export { describe, expect } from "vitest";

/** A site for one test at a time: it may be stopped, and told that time has passed. */
export type Own = Started & {
  /** Its owner, signed in. */
  owner: Visitor;
};

type Fixtures = {
  /** The site of the sample societies, which other tests use at the same time. */
  demo: ProvidedContext["demo"];
  /** Somebody who comes to it for the first time. */
  visitor: Visitor;
  /** Its owner, signed in. */
  owner: Visitor;
  /** The mails that it sent. Others are told too: a test looks for addresses of its own. */
  mailbox: Deliveries;
  own: Own;
  /** A site with nothing in it, not even an owner, for this test alone. */
  empty: Started;
};

type ForWorker = { session: Visitor; started: Started };

export const test = base.extend<Fixtures & ForWorker>({
  demo: ({}, use) => use(inject("demo")),
  visitor: ({ demo }, use) => use(new Visitor(demo.url)),
  session: [
    // Once for many tests: a password is slow to look at, on purpose.
    async ({}, use) => use(await signedIn(inject("demo").url)),
    { scope: "worker" },
  ],
  owner: ({ session }, use) => use(session.twin()),
  mailbox: ({}, use) => use(new Deliveries(inject("demo").mail)),
  started: [
    async ({}, use) => {
      const started = await startWithMailbox(OWNER);
      await use(started);
      await removeSite(started);
    },
    { scope: "worker" },
  ],
  own: async ({ started }, use) => use({ ...started, owner: await signedIn(started.site.url) }),
  empty: async ({}, use) => {
    const started = await startWithMailbox({ SEED: "none" });
    await use(started);
    await removeSite(started);
  },
});
