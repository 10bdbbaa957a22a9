import { searchKey } from "#lib/text/fold.ts";
import { now } from "#lib/time/clock.ts";
import type { Tx } from "../engine.ts";
import { mailingRecipients, mailings, outbox, subscribers, subscriptions } from "../tables.ts";
import { sampleId } from "./rows.ts";

const DAY_MS = 86_400_000;

const READERS = [
  "ada.fenn",
  "hugo.brook",
  "imani.gault",
  "carys.hythe",
  "elif.ashdown",
  "gwen.carrow",
  "bilal.eddowes",
  "jory.delacey",
  "farah.brook",
  "dmitri.fenn",
  "olive.gault",
  "tomos.hythe",
];

/** Readers of a sample society, and two letters that they were sent long ago: nothing is mailed to anybody. */
export async function seedNewsletter(
  tx: Tx,
  group: { id: string; name: string; accent: string | null },
): Promise<void> {
  for (const [n, name] of READERS.entries()) {
    const id = sampleId(`subscriber ${name}`);
    const at = new Date(now().getTime() - (40 + n) * DAY_MS);
    const email = `${name}@example.org`;
    const told = { createdAt: at, confirmedAt: at, digestedAt: now() };
    await tx.insert(subscribers).values({ id, email, emailKey: email, ...told });
    for (const kind of ["meetings", "changes", "reports", "site"] as const) {
      await tx.insert(subscriptions).values({ subscriberId: id, groupId: group.id, kind });
    }
  }
  for (const letter of LETTERS) {
    const at = new Date(now().getTime() - letter.daysAgo * DAY_MS);
    const mailingId = sampleId(`mailing ${letter.slug}`);
    await tx.insert(mailings).values({
      id: mailingId,
      kind: "update",
      audience: "subscribers",
      groupId: group.id,
      slug: letter.slug,
      subject: letter.subject,
      body: letter.body,
      detail: {
        groupIds: [group.id],
        sender: group.name,
        replyTo: null,
        accent: group.accent,
        heading: "",
        excerpt: "",
        facts: null,
        action: "",
      },
      state: "sent",
      createdAt: at,
      changedAt: at,
      startedAt: at,
      finishedAt: at,
    });
    for (const [position, name] of READERS.entries()) {
      const subscriberId = sampleId(`subscriber ${name}`);
      const id = sampleId(`mail ${letter.slug} ${name}`);
      const toEmail = `${name}@example.org`;
      const recipient = { mailingId, recipientId: subscriberId, position, queuedAt: at };
      await tx.insert(mailingRecipients).values(recipient);
      await tx.insert(outbox).values({
        id,
        kind: "update",
        groupId: group.id,
        subscriberId,
        mailingId,
        rank: 1,
        toEmail,
        fromName: group.name,
        subject: letter.subject,
        text: `${letter.body}\n`,
        html: "",
        messageId: `<${id}@meetings.example.org>`,
        searchKey: searchKey(toEmail, letter.subject),
        state: "sent",
        attempts: 1,
        nextAttemptAt: at,
        createdAt: at,
        sentAt: at,
      });
    }
  }
}

const LETTERS = [
  {
    slug: "the-hall-has-a-new-door",
    daysAgo: 31,
    subject: "The hall has a new door",
    body: "The Old Tannery Hall is now entered from **Saddler’s Yard**. The new door is wide, and there is no step.\n\nThe bell beside it is answered from half an hour before each meeting.",
  },
  {
    slug: "helpers-wanted-for-the-spring",
    daysAgo: 9,
    subject: "Helpers wanted for the spring",
    body: "We look for two people to help at the door in spring:\n\n- one to greet and count,\n- one to see to the chairs.\n\nAnswer this letter if you would like to.",
  },
];
