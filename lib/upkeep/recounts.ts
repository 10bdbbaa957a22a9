import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { store } from "#db/store.ts";
import { mailingRecipients, mailings, meetings, outbox, rsvps } from "#db/tables.ts";
import { unsealLinks } from "#lib/mail/links.ts";
import { documentsOwed, documentsThere } from "#lib/search/recount.ts";
import { counted } from "#lib/text/plural.ts";

/** One thing that was looked at: how much of it, and what is wrong with it, a sentence each. */
export type Finding = { what: string; faults: string[] };

const unsent = inArray(outbox.state, ["queued", "sending"]);

/** The seats of each meeting against those who are going. */
async function seats(): Promise<Finding> {
  const going = sql<number>`coalesce(sum(case when ${rsvps.status} = 'going' then ${rsvps.partySize} else 0 end), 0)`;
  const rows = await store.read
    .select({ id: meetings.id, slug: meetings.slug, taken: meetings.seatsTaken, going })
    .from(meetings)
    .leftJoin(rsvps, eq(rsvps.meetingId, meetings.id))
    .groupBy(meetings.id, meetings.slug, meetings.seatsTaken);
  return {
    what: `Seats of ${counted(rows.length, { one: "meeting", other: "meetings" })} recounted`,
    faults: rows
      .filter((row) => row.taken !== Number(row.going))
      .map(
        (row) =>
          `${row.slug}: ${row.taken} seats are marked as taken, and ${Number(row.going)} people are going`,
      ),
  };
}

/** The documents of the search against what is public. */
async function documents(): Promise<Finding> {
  const [owed, there] = [await documentsOwed(), await documentsThere()];
  const [wanted, had] = [new Set(owed), new Set(there)];
  return {
    what: `Search: ${counted(owed.length, { one: "document", other: "documents" })} recounted`,
    faults: [
      ...owed.filter((one) => !had.has(one)).map((one) => `not found by the search: ${one}`),
      ...there.filter((one) => !wanted.has(one)).map((one) => `found, and not public: ${one}`),
    ],
  };
}

/** Mails of mailings against those who are owed them, and whether what waits can still be sent. */
async function mails(): Promise<Finding> {
  const rows = await store.read
    .select({
      id: mailings.id,
      subject: mailings.subject,
      state: mailings.state,
      owed: store.read.$count(
        mailingRecipients,
        and(eq(mailingRecipients.mailingId, mailings.id), isNull(mailingRecipients.queuedAt)),
      ),
      served: store.read.$count(
        mailingRecipients,
        and(eq(mailingRecipients.mailingId, mailings.id), isNotNull(mailingRecipients.queuedAt)),
      ),
      made: store.read.$count(outbox, eq(outbox.mailingId, mailings.id)),
      waiting: store.read.$count(outbox, and(eq(outbox.mailingId, mailings.id), unsent)),
    })
    .from(mailings);
  const faults = rows.flatMap(({ subject, state, owed, served, made, waiting }) => {
    const about = (words: string) => `mailing “${subject}” (${state}): ${words}`;
    return [
      state === "sent" && owed > 0 ? about(`${owed} are still owed their mail`) : "",
      ["sent", "stopped"].includes(state) && waiting > 0 ? about(`${waiting} mails wait`) : "",
      made > served ? about(`${made} mails were made for ${served} people`) : "",
    ].filter(Boolean);
  });
  const waiting = await store.read
    .select({ links: outbox.links, id: outbox.id })
    .from(outbox)
    .where(unsent);
  const unreadable = waiting.filter(({ links }) => !opens(links)).length;
  if (unreadable > 0) {
    faults.push(
      `${counted(unreadable, { one: "mail that waits was", other: "mails that wait were" })} sealed with another secret: put the site’s own auth-secret back`,
    );
  }
  const owed = rows.reduce((sum, row) => sum + (row.state === "sending" ? row.owed : 0), 0);
  return {
    what: `Mail: ${waiting.length} queued, ${owed} more owed by ${counted(rows.length, { one: "mailing", other: "mailings" })}`,
    faults,
  };
}

function opens(sealed: string | null): boolean {
  try {
    unsealLinks(sealed);
    return true;
  } catch {
    return false;
  }
}

/** Counts anew what is kept as a figure, and compares. Only reads, so that it may run beside a living site. */
export async function recount(): Promise<Finding[]> {
  return [await seats(), await documents(), await mails()];
}
