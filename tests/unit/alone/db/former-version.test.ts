import { sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { migrate } from "#db/migrate.ts";
import { store } from "#db/store.ts";
import { meetings, rsvps } from "#db/tables.ts";
import { searchSite } from "#lib/search/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { execute } from "#tests/support/execute.ts";
import { anew, migrateTo } from "#tests/support/former-version.ts";

/*
 * A database as a version that people run left it, with rows in it, comes to
 * this version with all of them.
 */

beforeEach(anew);

it("the order of arrival is kept under its new name", async () => {
  await migrateTo("0006_search_titles");
  const instant = (iso: string) => (isPostgres() ? `'${iso}'` : Date.parse(iso));
  const [at, end] = [instant("2027-03-01T18:00:00Z"), instant("2027-03-01T20:00:00Z")];
  const written = [
    `insert into groups (id, slug, name, time_zone, created_at, changed_at)
     values ('g', 'london', 'London', 'Europe/London', ${at}, ${at})`,
    `insert into meetings (id, slug, uid, group_id, status, visibility, title, starts_at_local,
       ends_at_local, time_zone, starts_at, ends_at, search_key, created_at, changed_at,
       published_at, first_published_at, capacity, seats_taken, last_ticket)
     values ('m', 'lantern', 'u', 'g', 'published', 'public', 'Lantern evening', '2027-03-01T18:00',
       '2027-03-01T20:00', 'Europe/London', ${at}, ${end}, 'lantern evening', ${at}, ${at},
       ${at}, ${at}, 20, 3, 7)`,
    `insert into rsvps (id, meeting_id, name, email, status, party_size, ticket, source, created_at, changed_at)
     values ('r', 'm', 'Ann Lee', 'ann@example.org', 'going', 3, 7, 'web', ${at}, ${at})`,
  ];
  await store.write(async (tx) => {
    for (const statement of written) await execute(tx, sql.raw(statement));
  });

  await migrate();

  expect(await store.read.select().from(meetings)).toMatchObject([
    { title: "Lantern evening", capacity: 20, seatsTaken: 3, lastArrival: 7 },
  ]);
  expect(await store.read.select().from(rsvps)).toMatchObject([
    { name: "Ann Lee", email: "ann@example.org", partySize: 3, arrival: 7 },
  ]);

  // The search's triggers still follow the tables that were changed.
  await store.write((tx) => tx.update(meetings).set({ title: "Oriel evening" }));
  expect((await searchSite({ text: "oriel", at: now() }))?.results).toHaveLength(1);
  expect(await searchSite({ text: "lantern", at: now() })).toBeNull();
});

it("of what was said of a price only what is sure is made a fact", async () => {
  await migrateTo("0011_desk_and_names");
  const said: [words: string, zone: string, after: object][] = [
    ["Free", "Europe/London", { free: true, priceNote: "" }],
    ["free admission.", "Asia/Tokyo", { free: true, priceNote: "" }],
    ["Free, all welcome", "Europe/London", { free: true, priceNote: "All welcome" }],
    ["£3", "Europe/London", { priceAmount: "3.00", priceCurrency: "GBP", priceNote: "" }],
    ["£12.50", "Europe/London", { priceAmount: "12.50", priceCurrency: "GBP", priceNote: "" }],
    ["€5", "Europe/Dublin", { priceAmount: "5.00", priceCurrency: "EUR", priceNote: "" }],
    ["", "Europe/London", {}],
    ["£3", "Africa/Cairo", {}],
    ["$5", "America/Toronto", {}],
    ["£3.5", "Europe/London", {}],
    ["£1.000.00", "Europe/London", {}],
    ["£3, children free", "Europe/London", {}],
    ["£12 with lunch, £6 without", "Europe/London", {}],
    ["Free for members", "Europe/London", {}],
    ["Feel free to give", "Europe/London", {}],
  ];
  const instant = (iso: string) => (isPostgres() ? `'${iso}'` : Date.parse(iso));
  const [at, end] = [instant("2027-03-01T18:00:00Z"), instant("2027-03-01T20:00:00Z")];
  await store.write(async (tx) => {
    const add = (statement: string) => execute(tx, sql.raw(statement));
    await add(`insert into groups (id, slug, name, time_zone, created_at, changed_at)
      values ('g', 'london', 'London', 'Europe/London', ${at}, ${at})`);
    for (const [n, [words, zone]] of said.entries()) {
      await add(`insert into meetings (id, slug, uid, group_id, status, visibility, title,
          starts_at_local, ends_at_local, time_zone, starts_at, ends_at, search_key, created_at,
          changed_at, price_note)
        values ('m${n}', 'm${n}', 'u${n}', 'g', 'draft', 'public', 'T', '2027-03-01T18:00',
          '2027-03-01T20:00', '${zone}', ${at}, ${end}, 't', ${at}, ${at}, '${words}')`);
    }
  });

  await migrate();

  const rows = await store.read.select().from(meetings);
  const known = { free: false, priceAmount: null, priceCurrency: "" };
  for (const [n, [words, , after]] of said.entries()) {
    const row = rows.find(({ id }) => id === `m${n}`);
    expect(row, words).toMatchObject({ ...known, priceNote: words, ...after });
  }
});

it("a note is taken to stand since the last change, and an entry keeps the SEQUENCE that was mailed", async () => {
  await migrateTo("0019_imports");
  const instant = (iso: string) => (isPostgres() ? `'${iso}'` : Date.parse(iso));
  const [at, end] = [instant("2027-03-01T18:00:00Z"), instant("2027-03-01T20:00:00Z")];
  const changed = new Date("2027-02-01T12:00:00Z");
  const meeting = (id: string, note: string) =>
    `insert into meetings (id, slug, uid, group_id, status, visibility, title, starts_at_local,
       ends_at_local, time_zone, starts_at, ends_at, search_key, created_at, changed_at, sequence,
       status_note)
     values ('${id}', '${id}', '${id}', 'g', 'published', 'public', 'T', '2027-03-01T18:00',
       '2027-03-01T20:00', 'Europe/London', ${at}, ${end}, 't', ${at},
       ${instant(changed.toISOString())}, 2, '${note}')`;
  const rsvp = (id: string, sequence: string) =>
    `insert into rsvps (id, meeting_id, name, status, arrival, source, created_at, changed_at,
       calendar_sequence)
     values ('${id}', 'noted', 'Ann', 'going', 1, 'web', ${at}, ${at}, ${sequence})`;
  const written = [
    `insert into groups (id, slug, name, time_zone, created_at, changed_at)
     values ('g', 'london', 'London', 'Europe/London', ${at}, ${at})`,
    ...[meeting("noted", "Snow."), meeting("plain", "")],
    ...[rsvp("ahead", "5"), rsvp("behind", "1"), rsvp("never", "null")],
  ];
  await store.write(async (tx) => {
    for (const statement of written) await execute(tx, sql.raw(statement));
  });

  await migrate();

  const notes = await store.read.select().from(meetings);
  expect(Object.fromEntries(notes.map(({ id, statusNoteAt }) => [id, statusNoteAt]))).toEqual({
    noted: changed,
    plain: null,
  });
  const leads = await store.read.select().from(rsvps);
  expect(Object.fromEntries(leads.map(({ id, calendarLead }) => [id, calendarLead]))).toEqual({
    ahead: 3,
    behind: 0,
    never: 0,
  });
});
