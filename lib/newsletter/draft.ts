import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { fillLinks } from "#lib/mail/links.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { countReaders, countReadersByGroup } from "#lib/subscribers/audience.ts";
import { counted } from "#lib/text/plural.ts";
import { type Preview, sampleLinks } from "./commands.ts";
import { CHOICE_OF, type LetterKind } from "./kinds.ts";
import { bodiesOf, getOccasion, newsOf } from "./letter.ts";

export type Draft = {
  subject: string;
  /** In whose name an update can be sent, with the number of its readers; the id "" stands for the site. */
  senders: { id: string; label: string; readers: number }[];
  /** Readers at once, and with their next digest; null where that depends on the sender. */
  atOnce: number | null;
  later: number;
  preview: Preview;
};

const readers = (n: number) => counted(n, { one: "reader", other: "readers" });

/** The sender's own names, each with how many it reaches. */
async function listSenders(actor: Actor) {
  const kind = CHOICE_OF.update;
  const ofGroups = await countReadersByGroup(store.read, kind);
  const senders = (await listGroupChoices(actor)).map(({ id, label }) => {
    const n = ofGroups.get(id) ?? 0;
    return { id, label: `${label} (${readers(n)})`, readers: n };
  });
  if (actor.siteAdmin) {
    const { atOnce, later } = await countReaders(store.read, { kind, groupIds: null });
    const label = `The whole site, ${await getSiteName()} (${readers(atOnce + later)})`;
    senders.push({ id: "", label, readers: atOnce + later });
  }
  return senders;
}

/** What the form of a letter begins with; null for an update of somebody who can send none. NotFound as `getOccasion`. */
export async function getDraft(
  actor: Actor,
  kind: LetterKind,
  meetingId: string | null,
): Promise<Draft | null> {
  const senders = kind === "update" ? await listSenders(actor) : [];
  if (kind === "update" && senders.length === 0) return null;
  const groupId = senders[0]?.id || null;
  const { subject, detail } = await getOccasion(store.read, actor, { kind, meetingId, groupId });
  const count = await countReaders(store.read, newsOf(kind, detail));
  const sample =
    kind === "update"
      ? { subject: "Your subject", body: "Your words stand here." }
      : { subject, body: "" };
  return {
    subject,
    senders,
    atOnce: senders.length > 1 ? null : count.atOnce,
    later: count.later,
    preview: {
      subject: sample.subject,
      ...fillLinks(bodiesOf({ ...sample, detail }), sampleLinks()),
    },
  };
}
