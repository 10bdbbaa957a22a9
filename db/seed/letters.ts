import { now } from "#lib/clock.ts";
import type { Tx } from "../store.ts";
import { mailings, subscribers, subscriptions } from "../tables.ts";
import { sampleId } from "./rows.ts";

const DAY_MS = 86_400_000;

const READERS = ["ada.fenn", "hugo.brook", "imani.gault", "carys.hythe", "elif.ashdown"];

/** Readers of a sample society, and two letters that they were sent. */
export async function seedLetters(
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
    await tx.insert(mailings).values({
      id: sampleId(`mailing ${letter.slug}`),
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
