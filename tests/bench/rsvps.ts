// `npm run bench`: how many RSVPs a second the command layer takes for one
// meeting, on SQLite with synchronous=FULL, beside a raw better-sqlite3
// transaction that writes the same rows with the same durability in the same
// run. BENCH_RSVPS, BENCH_AT_ONCE and BENCH_DIR (a folder on the disk to be
// measured) change what is done.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";

const RSVPS = Number(process.env.BENCH_RSVPS ?? 3000);
const AT_ONCE = Number(process.env.BENCH_AT_ONCE ?? 200);
const results = process.env.BENCH_DIR ?? join(import.meta.dirname, "..", "results");
mkdirSync(results, { recursive: true });
const folder = mkdtempSync(join(results, "bench-"));
const file = join(folder, "marchmont.sqlite");

process.env.DATA_DIR = folder;
process.env.DATABASE_URL = `file:${file}`;
process.env.SITE_URL = "https://meetings.example.org";
process.env.AUTH_SECRET = "a secret for measuring that is long enough to be one";

const { migrate } = await import("#db/migrate.ts");
const { closeStore } = await import("#db/store.ts");
const { joinMeeting } = await import("#lib/rsvps/join.ts");
const { aGroup, aMeeting } = await import("../factories.ts");

type Timed = { seconds: number; cpu: number };

async function timed(work: () => Promise<void> | void): Promise<Timed> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds: (performance.now() - before) / 1000, cpu: (user + system) / 1000 };
}

/** Everybody comes through the command layer, so many at a time. */
async function throughTheApp(meetingId: string, from: number): Promise<{ longest: number }> {
  let next = from;
  let longest = 0;
  const lane = async () => {
    while (next < from + RSVPS) {
      const n = next++;
      const began = performance.now();
      const result = await joinMeeting({
        meetingId,
        name: `Guest number ${n}`,
        email: `guest${n}@example.org`,
        partySize: 1 + (n % 2),
      });
      if (!result.ok) throw new Error(result.reason);
      longest = Math.max(longest, performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { longest };
}

/** The rows that the app wrote, written again by hand into a database of its own, `together` in a transaction. */
function byHand(rows: Rows, together: number): void {
  const path = join(folder, `by-hand-${together}.sqlite`);
  const source = new Sqlite(file, { readonly: true });
  const schema = source
    .prepare(
      "select sql from sqlite_master where type in ('table', 'index') and sql is not null and name not like 'sqlite_%' and name not like 'search_%'",
    )
    .pluck()
    .all() as string[];
  source.close();
  const database = new Sqlite(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  for (const statement of schema) database.exec(statement);
  const insert = (table: string, row: object) => {
    const names = Object.keys(row);
    const places = names.map((name) => `@${name}`);
    return database.prepare(`insert into ${table} (${names.join()}) values (${places.join()})`);
  };
  for (const row of rows.groups) insert("groups", row).run(row);
  for (const row of rows.meetings) insert("meetings", row).run(row);
  const first = rows.rsvps[0] as object;
  const statements = {
    count: database.prepare(
      "update meetings set last_arrival = last_arrival + 1, seats_taken = seats_taken + ? where id = ?",
    ),
    rsvp: insert("rsvps", first),
    audit: insert("audit_events", rows.audits[0] as object),
    mail: insert("outbox", rows.mails[0] as object),
  };
  began = performance.now();
  cpuBegan = process.cpuUsage();
  for (let from = 0; from < rows.rsvps.length; from += together) {
    database
      .transaction(() => {
        const until = Math.min(from + together, rows.rsvps.length);
        for (let at = from; at < until; at++) {
          const rsvp = rows.rsvps[at] as { meeting_id: string; party_size: number };
          statements.count.run(rsvp.party_size, rsvp.meeting_id);
          statements.rsvp.run(rsvp);
          statements.audit.run(rows.audits[at]);
          statements.mail.run(rows.mails[at]);
        }
      })
      .immediate();
  }
}

let began = 0;
let cpuBegan = process.cpuUsage();

function timedByHand(rows: Rows, together: number): Timed {
  byHand(rows, together);
  const { user, system } = process.cpuUsage(cpuBegan);
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1000 };
}

type Rows = Record<"groups" | "meetings" | "rsvps" | "audits" | "mails", object[]>;

function rowsOf(meetingId: string): Rows {
  const database = new Sqlite(file, { readonly: true });
  const all = (sql: string, ...values: string[]) =>
    database.prepare(sql).all(...values) as object[];
  const rows = {
    groups: all("select * from groups"),
    meetings: all("select * from meetings where id = ?", meetingId),
    rsvps: all("select * from rsvps where meeting_id = ? order by arrival", meetingId),
    audits: all(
      "select a.* from audit_events a join rsvps r on r.id = a.subject_id where a.meeting_id = ? order by r.arrival",
      meetingId,
    ),
    mails: all(
      "select o.* from outbox o join rsvps r on r.id = o.rsvp_id where o.meeting_id = ? order by r.arrival",
      meetingId,
    ),
  };
  database.close();
  return rows;
}

const rate = ({ seconds }: Timed) => RSVPS / seconds;
const line = (what: string, took: Timed) =>
  console.log(
    `${what.padEnd(44)}${rate(took).toFixed(0).padStart(7)}/s ${(took.cpu / RSVPS).toFixed(2).padStart(6)} ms CPU each`,
  );

try {
  await migrate();
  const group = await aGroup({ email: "secretary@example.org" });
  const warm = await aMeeting(group.id, { capacity: 10_000_000 });
  for (let n = 0; n < 200; n++) {
    const email = `warm${n}@example.org`;
    await joinMeeting({ meetingId: warm.id, name: "Warm", email, partySize: 1 });
  }
  const meeting = await aMeeting(group.id, { capacity: 10_000_000 });
  const small = await aMeeting(group.id, { capacity: 100 });
  let longest = 0;
  const seated = await timed(async () => {
    ({ longest } = await throughTheApp(meeting.id, 0));
  });
  const waiting = await timed(async () => {
    await throughTheApp(small.id, 0);
  });
  const rows = rowsOf(meeting.id);
  if (rows.rsvps.length !== RSVPS || rows.mails.length !== RSVPS)
    throw new Error("rows are missing");
  const oneByOne = timedByHand(rows, 1);
  const together = timedByHand(rows, 50);

  console.log(`${RSVPS} RSVPs for one meeting, ${AT_ONCE} at once, SQLite, synchronous=FULL`);
  line("joinMeeting, with seats", seated);
  line("joinMeeting, nearly all on the waiting list", waiting);
  line("the same rows by hand, one a transaction", oneByOne);
  line("the same rows by hand, 50 a transaction", together);
  console.log(
    `ratio to one a transaction ${(rate(seated) / rate(oneByOne)).toFixed(2)}, to 50 ${(rate(seated) / rate(together)).toFixed(2)}; longest wait ${(longest / 1000).toFixed(2)} s`,
  );
} finally {
  await closeStore();
  rmSync(folder, { recursive: true, force: true });
}
