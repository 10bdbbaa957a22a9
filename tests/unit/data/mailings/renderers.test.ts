import { asc, eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { renderers } from "#lib/jobs/renderers.ts";
import type { MailKind } from "#lib/mail/outbox.ts";
import { writeBatch } from "#lib/mailings/batch.ts";
import { startMailing } from "#lib/mailings/start.ts";
import { empty } from "#tests/setup/empty.ts";
import { h, letStand, m, STATES } from "#tests/support/deeds/deed.ts";
import { idOf, nameOf } from "#tests/support/world/ids.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * Each mailing to people with an RSVP, owed to everybody of its meeting and of
 * another: whom it reaches by how the meeting and they stand once its mails are
 * made. It stands in tests/fixtures/renders; `-u` writes it anew.
 */

const startsAt = Date.parse("2026-12-03T19:00:00Z");
const moved = { startsAt: new Date("2026-12-03T18:00:00Z"), startsAtLocal: "2026-12-03T18:00" };
const begun = {
  startsAt: new Date("2026-11-22T10:00:00Z"),
  endsAt: new Date("2026-11-22T14:00:00Z"),
};
const states = { ...STATES, moved, begun };

const change = { sequence: 4, previous: {} };
const KINDS = {
  "meeting-changed": change,
  "meeting-cancelled": change,
  "meeting-postponed": change,
  "meeting-reinstated": change,
  "meeting-reminder": { startsAt },
  "meeting-thanks": {},
  message: { standingOnly: true },
} as const satisfies Partial<Record<MailKind, Record<string, unknown>>>;

/** All that are made for those who have an RSVP, but the mails to one of them. */
const ofRsvps = Object.keys(renderers).filter(
  (kind) => kind.startsWith("meeting-") || kind === "message",
);

test("every mailing to people with an RSVP is in the table", () => {
  expect(Object.keys(KINDS).toSorted()).toEqual(ofRsvps.toSorted());
});

async function reached(kind: keyof typeof KINDS): Promise<string[]> {
  const { id } = await store.write(async (tx) => {
    await tx.delete(outbox);
    return startMailing(tx, null, {
      kind,
      audience: "rsvps",
      groupId: h("group"),
      meetingId: m("meeting"),
      subject: "S",
      body: "B",
      detail: KINDS[kind],
      recipients: tx
        .select({ id: rsvps.id })
        .from(rsvps)
        .where(inArray(rsvps.meetingId, [m("meeting"), idOf("n", "meeting")]))
        .orderBy(asc(rsvps.id)),
    });
  });
  while (await writeBatch(id, renderers[kind]!));
  const mails = await store.read.select().from(outbox).where(eq(outbox.mailingId, id));
  return mails.map(({ rsvpId, calendarMethod }) =>
    [nameOf(rsvpId ?? ""), calendarMethod].join(" ").trim(),
  );
}

describe("whom it reaches", () => {
  test.each(Object.keys(KINDS) as (keyof typeof KINDS)[])("%s", async (kind) => {
    const lines: string[] = [];
    for (const [state, columns] of Object.entries(states)) {
      await empty();
      await aWorld();
      await letStand(columns);
      lines.push(`${state}: ${(await reached(kind)).toSorted().join(", ") || "nobody"}`);
    }
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
      `../../../fixtures/renders/${kind}.txt`,
    );
  });
});
