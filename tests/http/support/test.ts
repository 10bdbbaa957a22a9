// biome-ignore-all lint/correctness/noEmptyPattern: vitest reads the names of fixtures from it
import { test as base, inject, type ProvidedContext } from "vitest";
import { Deliveries } from "#tests/site/mailbox.ts";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import type { Page } from "./page.ts";
import { Visitor } from "./visitor.ts";

export { describe, expect } from "vitest";

/** Signs in by the form, and opens the desk. */
export async function signIn(visitor: Visitor, owner = OWNER): Promise<Page> {
  const page = await visitor.open("/sign-in?callbackUrl=/dashboard/meetings");
  const { OWNER_EMAIL, OWNER_PASSWORD } = owner;
  const desk = await page
    .form("Sign in")
    .fill({ "E-mail": OWNER_EMAIL, Password: OWNER_PASSWORD })
    .submit();
  if (desk.url.pathname !== "/dashboard/meetings") throw desk.trouble("nobody is signed in");
  return desk;
}

async function signedIn(site: string): Promise<Visitor> {
  const visitor = new Visitor(site);
  await signIn(visitor);
  return visitor;
}

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
