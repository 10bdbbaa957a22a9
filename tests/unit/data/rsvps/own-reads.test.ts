import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { store } from "#db/store.ts";
import { formerSlugs, rsvps, topics } from "#db/tables.ts";
import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";
import { findOwnData } from "#lib/rsvps/own-data.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { findTicket } from "#lib/rsvps/ticket.ts";
import { linkToken } from "#lib/secret.ts";
import { h, letStand, m, STATES } from "#tests/support/deeds/deed.ts";
import { ownReads } from "#tests/support/deeds/own-reads.ts";
import { ago, ahead } from "#tests/support/world/at.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { sightOf } from "#tests/support/world/ledger.ts";
import { aWorld } from "#tests/support/world/world.ts";

/*
 * Whatever the public or a mailed link shows, to the column and in its order, by
 * how the meeting stands that it has to do with; beside a neighbour of each
 * kind. It stands in tests/fixtures/own; `-u` writes it anew.
 */

const upTo = {
  visibility: "public",
  deletedAt: null,
  onlineUrlFor: "going",
  proofOfWork: true,
  doorsAtLocal: "2026-12-03T18:30",
  startsAtLocal: "2026-12-03T19:00",
  endsAtLocal: "2026-12-03T21:00",
  startsAt: ahead(271),
  endsAt: ahead(273),
} as const;

const { published, ...others } = STATES;
const WAYS = {
  published,
  ...others,
  unlisted: { ...STATES.published, visibility: "unlisted" },
} as const;

describe("what is seen of", () => {
  beforeEach(async () => {
    await aWorld();
    const once = [
      ["meeting", m("meeting"), "once-m"],
      ["venue", h("hall"), "once-hall-h"],
      ["speaker", h("ada"), "once-ada-h"],
      ["article", h("essay"), "once-essay-h"],
      ["publication", h("paper"), "once-paper-h"],
    ] as const;
    await store.write(async (tx) => {
      await tx
        .insert(formerSlugs)
        .values(
          once.map(([kind, targetId, slug]) => ({ kind, targetId, slug, createdAt: ago(9) })),
        );
      // Whose calendars have more of it than it says itself.
      const since = (name: string, set: Partial<typeof rsvps.$inferInsert>) =>
        tx
          .update(rsvps)
          .set(set)
          .where(eq(rsvps.id, m(name)));
      await since("bob", { changedAt: ago(1), calendarSequence: 9, partySize: 6 });
      await since("hal", { calendarLead: 2 });
      await tx.insert(topics).values({ id: idOf("s", "ponds"), slug: "ponds", name: "Ponds" });
    });
  });

  test.each(Object.entries(ownReads))("%s", async (name, look) => {
    const texts: [string, string][] = [];
    for (const [way, columns] of Object.entries(WAYS)) {
      await letStand({ ...upTo, ...columns });
      const text = sightOf(await look());
      const [same] = texts.find(([, other]) => other === text) ?? [];
      texts.push([way, same ? `as ${same}\n` : text]);
    }
    const file = name
      .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      .replaceAll(" ", "-");
    await expect(texts.map(([way, text]) => `== ${way}\n${text}`).join("")).toMatchFileSnapshot(
      `../../../fixtures/own/${file}.txt`,
    );
  });
});

test("nothing is seen of who was erased, by their newest link", async () => {
  await aWorld();
  const token = (purpose: "rsvp" | "ticket") => linkToken(purpose, m("kai"), 1);
  expect(await findRsvpByToken(token("rsvp"))).toBeNull();
  expect(await findOwnData(token("rsvp"))).toBeNull();
  expect(await findRsvpCalendar(token("rsvp"))).toBeNull();
  expect(await findTicket(token("ticket"))).toBeNull();
});
