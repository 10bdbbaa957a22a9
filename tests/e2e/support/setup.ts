import { joinSociety } from "#tests/http/support/members.ts";
import { signedIn as signIn } from "#tests/http/support/sign-in.ts";
import { Visitor } from "#tests/http/support/visitor.ts";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { removeSite, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { findPages } from "./pages.ts";

/** What the tests' processes know of the site that all share. */
export type Demo = {
  url: string;
  dataDir: string;
  /** The folder of its mails. */
  mail: string;
  /** Of its owner, who is signed in. */
  cookies: Record<string, string>;
  /** Of an organizer, for tests of what is kept for one person. */
  organizer: Record<string, string>;
  /** Addresses by the names in pages.ts. */
  pages: Record<string, string>;
};

/** Starts the site of the sample societies, once, and tells the tests of it. */
export default async function setup() {
  const started = await startWithMailbox({ AUTH_SECRET, ...OWNER });
  const { site, mailbox } = started;
  const owner = await signIn(site.url);
  const organizer = await joinSociety(owner, mailbox, {
    email: "olive.organizes@example.org",
    role: "organizer",
    password: "a desk of one's own",
  });
  const pages = await findPages(owner, new Visitor(site.url), mailbox, site.dataDir);
  const { url, dataDir } = site;
  const signedIn = { cookies: owner.cookies, organizer: organizer.cookies };
  const demo: Demo = { url, dataDir, mail: mailbox.folder, ...signedIn, pages };
  process.env.DEMO = JSON.stringify(demo);
  return () => removeSite(started);
}
