import type { outbox } from "#db/tables.ts";
import { seal } from "#lib/secret.ts";
import { ago } from "./at.ts";
import { idOf, type Place } from "./ids.ts";

type Row = typeof outbox.$inferInsert;

/** A mail that waits in the outbox since an hour ago, with a link. */
export function aWaitingMail(
  place: Place,
  name: string,
  row: Partial<Row> & { kind: string; toEmail: string },
): Row {
  const id = idOf(place, name);
  return {
    id,
    subject: `About ${place}`,
    text: "{{link:manage}}\n",
    html: "<p>{{link:manage}}</p>",
    links: seal(JSON.stringify({ manage: "https://meetings.example.org/rsvps/secret" })),
    messageId: `<${id}@meetings.example.org>`,
    state: "queued",
    nextAttemptAt: ago(1),
    createdAt: ago(1),
    ...row,
  };
}
