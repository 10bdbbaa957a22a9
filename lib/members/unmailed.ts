import { and, asc, eq, gt, inArray, or } from "drizzle-orm";
import { store } from "#db/store.ts";
import { invitations, outbox, signInTokens } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { inGroupsOf } from "#lib/access/in-groups.ts";
import { env } from "#lib/env.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import { now } from "#lib/time/clock.ts";
import { hashToken } from "#lib/tokens.ts";
import { isOpen } from "./public-queries.ts";

type UnmailedLink = {
  mailId: string;
  kind: "invitation" | "sign-in";
  email: string;
  link: string;
};

const tokenOf = (link: string) => {
  const url = new URL(link);
  return url.searchParams.get("token") ?? url.pathname.split("/").at(-1) ?? "";
};

/**
 * While no mail server is set: the links that wait in the outbox and still
 * work, to be passed on by hand. Invitations for owners of their group, and
 * links to sign in, which are as good as the account, for site admins.
 */
export async function listUnmailedLinks(actor: Actor): Promise<UnmailedLink[]> {
  if (env().smtpUrl !== null) return [];
  const invited = and(eq(outbox.kind, "invitation"), inGroupsOf(actor, "owner", outbox.groupId));
  const rows = await store.read
    .select({ mailId: outbox.id, kind: outbox.kind, email: outbox.toEmail, links: outbox.links })
    .from(outbox)
    .where(
      and(
        eq(outbox.state, "queued"),
        actor.siteAdmin ? or(invited, eq(outbox.kind, "sign-in")) : invited,
      ),
    )
    .orderBy(asc(outbox.createdAt))
    .limit(200);
  const found = rows.flatMap(({ links, kind, ...row }) => {
    const [link] = Object.values(unsealLinks(links));
    return link ? [{ ...row, kind: kind as UnmailedLink["kind"], link }] : [];
  });
  const alive = await stillGood(found.map(({ link }) => hashToken(tokenOf(link))));
  return found.filter(({ link }) => alive.has(hashToken(tokenOf(link))));
}

async function stillGood(hashes: string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const [open, good] = await Promise.all([
    store.read
      .select({ hash: invitations.tokenHash })
      .from(invitations)
      .where(and(inArray(invitations.tokenHash, hashes), isOpen())),
    store.read
      .select({ hash: signInTokens.tokenHash })
      .from(signInTokens)
      .where(and(inArray(signInTokens.tokenHash, hashes), gt(signInTokens.expiresAt, now()))),
  ]);
  return new Set([...open, ...good].map(({ hash }) => hash));
}
