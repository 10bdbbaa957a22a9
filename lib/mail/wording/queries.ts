import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { groups, mailTemplates } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { NotFound } from "#lib/result.ts";
import { type OwnWords, WORDS, type WordedKind, type Words } from "../templates/words.ts";
import { isWordedKind } from "./input.ts";
import { mayWordMails } from "./policy.ts";

/** The words that a group has set itself, by kind of mail. */
export async function readOwnWords(db: Reader, groupId: string): Promise<OwnWords> {
  const rows = await db
    .select({
      kind: mailTemplates.kind,
      subject: mailTemplates.subject,
      intro: mailTemplates.intro,
      outro: mailTemplates.outro,
    })
    .from(mailTemplates)
    .where(eq(mailTemplates.groupId, groupId));
  return Object.fromEntries(rows.map(({ kind, ...words }) => [kind, words]));
}

/** The group whose mails the actor words; else NotFound. */
export async function getWordedGroup(actor: Actor, groupId: string) {
  const [group] = await store.read
    .select({ id: groups.id, name: groups.name, accent: groups.accent })
    .from(groups)
    .where(eq(groups.id, groupId));
  if (!group || !mayWordMails(actor, group.id)) throw new NotFound("Group");
  return group;
}

/** Every kind of mail that a group can word, with its words as they are and whether they are its own. */
export async function listWordings(actor: Actor, groupId: string) {
  const group = await getWordedGroup(actor, groupId);
  const own = await readOwnWords(store.read, groupId);
  const kinds = Object.keys(WORDS) as WordedKind[];
  return {
    group,
    wordings: kinds.map((kind) => ({
      kind,
      sent: WORDS[kind].sent,
      subject: (own[kind] ?? WORDS[kind]).subject,
      own: own[kind] !== undefined,
    })),
  };
}

/** The words of one kind of mail: those in use, those of the app, and whether the group has its own. */
export async function getWording(actor: Actor, groupId: string, kind: string) {
  const group = await getWordedGroup(actor, groupId);
  if (!isWordedKind(kind)) throw new NotFound("Mail");
  const [row] = await store.read
    .select({
      subject: mailTemplates.subject,
      intro: mailTemplates.intro,
      outro: mailTemplates.outro,
    })
    .from(mailTemplates)
    .where(and(eq(mailTemplates.groupId, groupId), eq(mailTemplates.kind, kind)));
  const { sent, places, subject, intro, outro } = WORDS[kind];
  const usual: Words = { subject, intro, outro };
  return { group, kind, sent, places, usual, own: row !== undefined, words: row ?? usual };
}
