import { signedIn as signIn } from "#tests/http/support/sign-in.ts";
import { Visitor } from "#tests/http/support/visitor.ts";
import type { Deliveries } from "#tests/site/mailbox.ts";
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

/** Invites an organizer of the History Society, who accepts. */
async function organizerOf(owner: Visitor, mailbox: Deliveries): Promise<Visitor> {
  const email = "olive.organizes@example.org";
  const members = await owner.open("/dashboard/members");
  const group = await members.main.follow("Fleet Valley History Society");
  await group.form("Send the invitation").fill({ "E-mail": email, Role: "organizer" }).submit();
  const organizer = new Visitor(owner.site);
  const link = (await mailbox.waitFor(email)).link("/invitations/");
  const form = (await organizer.open(link)).form("Accept the invitation");
  const desk = await form
    .fill({ "Your name": "Olive", "A password": "a desk of one's own" })
    .submit();
  if (!desk.url.pathname.startsWith("/dashboard")) throw desk.trouble("nobody is signed in");
  return organizer;
}

/** Starts the site of the sample societies, once, and tells the tests of it. */
export default async function setup() {
  const started = await startWithMailbox({ AUTH_SECRET, ...OWNER });
  const { site, mailbox } = started;
  const owner = await signIn(site.url);
  const organizer = await organizerOf(owner, mailbox);
  const pages = await findPages(owner, new Visitor(site.url), mailbox, site.dataDir);
  const { url, dataDir } = site;
  const signedIn = { cookies: owner.cookies, organizer: organizer.cookies };
  const demo: Demo = { url, dataDir, mail: mailbox.folder, ...signedIn, pages };
  process.env.DEMO = JSON.stringify(demo);
  return () => removeSite(started);
}
