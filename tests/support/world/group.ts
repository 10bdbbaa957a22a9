import type { Tx } from "#db/engine.ts";
import {
  insertArticle,
  insertGroup,
  insertIssue,
  insertPublication,
  insertSpeaker,
  insertVenue,
} from "#db/seed/rows.ts";
import {
  accounts,
  formDrafts,
  formerSlugs,
  images,
  imports,
  invitations,
  mailingRecipients,
  mailings,
  mailTemplates,
  members,
  outbox,
  passkeys,
  rooms,
  sessions,
  signInTokens,
} from "#db/tables.ts";
import { hashToken } from "#lib/tokens.ts";
import { ago, ahead, LIST } from "./at.ts";
import { idOf } from "./ids.ts";
import { aWaitingMail } from "./mail.ts";

/** The token by which somebody new accepts the open invitation of a group. */
export const invitationToken = (place: "h" | "t") => `invitation to ${place}`.padEnd(32, ".");

const MEMBERS = {
  owner: "owner",
  organizer: "organizer",
  helper: "helper",
  aide: "helper",
} as const;

/** A group with everything it can have beside meetings, most of it twice, so that a deed has a neighbour in the same group, and three of what can be merged. */
export async function insertWholeGroup(tx: Tx, place: "h" | "t"): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const groupId = id("group");
  const at = ago(240);
  const own = { groupId, createdAt: at, changedAt: at };
  await insertGroup(tx, {
    id: groupId,
    slug: `group-${place}`,
    name: `Group ${place}`,
    email: `group-${place}@example.org`,
    createdAt: at,
    changedAt: at,
  });
  await tx.insert(accounts).values(
    Object.keys(MEMBERS).map((name) => ({
      id: id(name),
      email: `${name}-${place}@example.org`,
      name: `${name} of ${place}`,
      createdAt: at,
    })),
  );
  await tx.insert(members).values(
    Object.entries(MEMBERS).map(([name, role]) => ({
      groupId,
      accountId: id(name),
      role,
      createdAt: at,
    })),
  );
  await tx.insert(invitations).values({
    id: id("invitation"),
    groupId,
    email: "invited@example.org",
    role: "organizer",
    tokenHash: hashToken(invitationToken(place)),
    invitedBy: id("owner"),
    createdAt: ago(24),
    expiresAt: ahead(13 * 24),
  });
  await tx.insert(sessions).values(
    ["organizer", "aide"].map((name) => ({
      id: id(`${name}session`),
      accountId: id(name),
      way: "link" as const,
      device: "Firefox on Linux",
      createdAt: ago(24),
      usedAt: ago(2),
      expiresAt: ahead(24 * 20),
    })),
  );
  await tx.insert(passkeys).values(
    ["organizer", "organizer", "aide"].map((name, index) => ({
      id: id(`${name}${index === 1 ? "laptop" : "passkey"}`),
      accountId: id(name),
      name: index === 1 ? "A laptop" : "A phone",
      credentialId: `${index} of ${name} of ${place}`,
      publicKey: Buffer.from("a key"),
      uses: 0,
      transports: ["internal"],
      createdAt: ago(24),
      usedAt: ago(2),
    })),
  );
  await tx.insert(imports).values({
    id: id("readers"),
    kind: "subscribers",
    groupId,
    name: "readers.csv",
    state: "done",
    createdBy: id("organizer"),
    createdAt: ago(30),
    finishedAt: ago(29),
  });
  await tx.insert(signInTokens).values({
    tokenHash: `sign-in of ${place}`,
    email: `organizer-${place}@example.org`,
    expiresAt: ahead(0.25),
  });
  const hall = { ...own, address: "1 Long Street", locality: "London", capacity: 80 };
  await insertVenue(tx, { ...hall, id: id("hall"), slug: `hall-${place}`, name: "Old Hall" });
  await insertVenue(tx, {
    ...own,
    id: id("annexe"),
    slug: `annexe-${place}`,
    name: "Annexe",
    directions: "By the yard.",
  });
  await insertVenue(tx, { ...hall, id: id("other"), slug: `other-${place}`, name: "Other Hall" });
  await tx.insert(rooms).values([
    { id: id("room"), venueId: id("hall"), name: "Great Room", capacity: 60 },
    { id: id("small"), venueId: id("hall"), name: "Small Room", capacity: 9 },
    { id: id("attic"), venueId: id("annexe"), name: "Attic", capacity: 12 },
    { id: id("side"), venueId: id("other"), name: "Great Room", capacity: 60 },
  ]);
  for (const [name, called] of [
    ["ada", "Ada Brook"],
    ["ben", "Ben Marsh"],
    ["cleo", "Cleo Dale"],
  ] as const) {
    await insertSpeaker(tx, { ...own, id: id(name), slug: `${name}-${place}`, name: called });
  }
  for (const name of ["paper", "journal"]) {
    await insertPublication(tx, { ...own, id: id(name), slug: `${name}-${place}`, name });
  }
  for (const [name, number, datedOn] of [
    ["issue", "12", "2026-05"],
    ["former", "11", "2026-04"],
  ] as const) {
    await insertIssue(tx, { id: id(name), publicationId: id("paper"), number, datedOn });
  }
  const printed = { publicationId: id("paper"), issueId: id("issue") };
  for (const [name, more] of [
    ["essay", { ...printed, author: "A. Author" }],
    ["review", {}],
    ["letter", {}],
  ] as const) {
    const title = `The ${name} of ${place}`;
    await insertArticle(tx, { ...own, ...more, id: id(name), slug: `${name}-${place}`, title });
  }
  await tx.insert(images).values(
    ["worn", "unused"].map((name) => ({
      id: id(name),
      groupId,
      data: Buffer.from("a picture"),
      width: 4,
      height: 3,
      createdAt: name === "worn" ? at : ago(24),
    })),
  );
  await tx.insert(mailTemplates).values(
    (["rsvp-going", "rsvp-declined"] as const).map((kind) => ({
      groupId,
      kind,
      subject: "Come to {meeting}",
      intro: "Hello {name}",
      changedAt: at,
    })),
  );
  await tx.insert(formerSlugs).values([
    { kind: "group", slug: `once-${place}`, targetId: groupId, createdAt: at },
    { kind: "venue", slug: `once-annexe-${place}`, targetId: id("annexe"), createdAt: at },
  ]);
  const list = { text: "Name,E-mail\nNew Person,new@example.org\n", name: "list.csv" };
  const choices = { groups: [groupId], kinds: ["meetings"], pace: "at-once" };
  const drafts: [string, Record<string, unknown>][] = [
    ["meeting:new", { title: "Typed so far" }],
    [`import:${idOf(place === "h" ? "m" : "f", "meeting")}`, list],
    ["import:subscribers", { ...list, choices }],
  ];
  await tx.insert(formDrafts).values(
    drafts.map(([form, values]) => ({
      accountId: id("organizer"),
      form,
      values,
      savedAt: new Date(LIST),
    })),
  );
}

/** News of the group that is on its way: to Sue it is owed, to Sam it waits in the outbox. The former waits for an organizer where it did not reach them. */
export async function insertLetter(tx: Tx, place: "h" | "t"): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const groupId = id("group");
  await tx.insert(mailings).values({
    id: id("news"),
    kind: "update",
    audience: "subscribers",
    groupId,
    slug: `news-${place}`,
    subject: "News",
    body: "There is news.",
    detail: {
      groupIds: [groupId],
      sender: `Group ${place}`,
      replyTo: null,
      accent: null,
      heading: "",
      excerpt: "",
      facts: null,
      action: "",
    },
    state: "sending",
    createdAt: ago(1),
    changedAt: ago(1),
    startedAt: ago(1),
  });
  await tx.insert(mailingRecipients).values([
    { mailingId: id("news"), recipientId: idOf("s", "sam"), position: 1, queuedAt: ago(1) },
    { mailingId: id("news"), recipientId: idOf("s", "sue"), position: 2 },
  ]);
  await tx.insert(outbox).values(
    aWaitingMail(place, "newsmail", {
      kind: "update",
      groupId,
      subscriberId: idOf("s", "sam"),
      mailingId: id("news"),
      rank: 1,
      toEmail: "sam@example.org",
    }),
  );
  await insertFormerLetter(tx, place);
}

async function insertFormerLetter(tx: Tx, place: "h" | "t"): Promise<void> {
  const id = (name: string) => idOf(place, name);
  const groupId = id("group");
  const mailingId = id("former");
  await tx.insert(mailings).values({
    id: mailingId,
    kind: "update",
    audience: "subscribers",
    groupId,
    slug: `former-${place}`,
    subject: "Former news",
    body: "There was news.",
    detail: { groupIds: [groupId], sender: `Group ${place}` },
    state: "sent",
    createdAt: ago(180),
    changedAt: ago(180),
    startedAt: ago(180),
    finishedAt: ago(180),
  });
  const to = (name: string) => ({
    kind: "update",
    groupId,
    mailingId,
    subscriberId: idOf("s", name),
    rank: 1,
    toEmail: `${name}@example.org`,
  });
  const sent = { state: "sent", sentAt: ago(1), links: null } as const;
  const held = { state: "parked", attempts: 4, lastError: "Full" } as const;
  for (const [n, name] of ["sam", "sue"].entries()) {
    const recipientId = idOf("s", name);
    await tx
      .insert(mailingRecipients)
      .values({ mailingId, recipientId, position: n + 1, queuedAt: ago(180) });
  }
  await tx
    .insert(outbox)
    .values([
      aWaitingMail(place, "samformer", { ...to("sam"), ...(place === "h" ? sent : held) }),
      ...(place === "h" ? [aWaitingMail(place, "sueformer", { ...to("sue"), ...held })] : []),
    ]);
}
