import { test as base, inject, type ProvidedContext } from "vitest";
import { Deliveries } from "#tests/site/mailbox.ts";
import { OWNER } from "#tests/site/owner.ts";
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

/** Signed in once for each process of tests: hashing a password is slow on purpose. */
let owner: Promise<Visitor> | undefined;

async function signedIn(): Promise<Visitor> {
  const visitor = new Visitor(inject("demo").url);
  await signIn(visitor);
  return visitor;
}

type Fixtures = {
  /** The site of the sample societies, which other tests use at the same time. */
  demo: ProvidedContext["demo"];
  /** Somebody who comes to it for the first time. */
  visitor: Visitor;
  /** Its owner, signed in. */
  owner: Visitor;
  /** The mails that it sent. Others are told too: a test looks for addresses of its own. */
  mailbox: Deliveries;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from it
  demo: ({}, use) => use(inject("demo")),
  visitor: ({ demo }, use) => use(new Visitor(demo.url)),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  owner: async ({}, use) => {
    owner ??= signedIn();
    await use((await owner).twin());
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above
  mailbox: ({}, use) => use(new Deliveries(inject("demo").mail)),
});
