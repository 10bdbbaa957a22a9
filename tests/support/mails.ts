import { asc } from "drizzle-orm";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { renderers } from "#lib/jobs/renderers.ts";
import { enqueueMail, type Mail } from "#lib/mail/outbox.ts";
import { listSending, writeBatch } from "#lib/mailings/batch.ts";

/** Queues a mail; name what the test is about. */
export function aMail(mail: Partial<Mail> = {}): Promise<string> {
  return store.write((tx) =>
    enqueueMail(tx, {
      kind: "rsvp-going",
      groupId: null,
      meetingId: null,
      rsvpId: null,
      to: { name: "Ann Webb", email: "ann@example.org" },
      fromName: "Fleet Valley History Society",
      replyTo: "secretary@example.org",
      subject: "You are going: The river under the road",
      text: "Change or cancel:\n{{link:manage}}\n",
      html: '<p><a href="{{link:manage}}">Change or cancel</a></p>',
      links: { manage: "https://meetings.example.org/rsvps/secret?a=1&b=2" },
      ...mail,
    }),
  );
}

export async function outboxNow() {
  return store.read.select().from(outbox).orderBy(asc(outbox.id));
}

/** Waits until something holds, looking often. */
export async function until(holds: () => Promise<boolean> | boolean, milliseconds = 60_000) {
  const end = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("It did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Makes the mails of every mailing that is under way, as the app's runner does. */
export async function makeMails(): Promise<void> {
  for (const { id, kind } of await listSending()) {
    const render = renderers[kind as Mail["kind"]];
    if (!render) throw new Error(`Nobody makes mails of the kind ${kind}`);
    while (await writeBatch(id, render)) {
      // Until nobody is owed one.
    }
  }
}
