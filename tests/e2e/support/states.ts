import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { pendingToken } from "#lib/subscribers/pending.ts";
import { setClock } from "#lib/time/clock.ts";
import { letItBeOver, putOn, reply } from "#tests/http/support/desk.ts";
import type { Visitor } from "#tests/http/support/visitor.ts";

/* Pages as they are after a while, or for a while only: by writing into the site's database. */

const DAY_MS = 86_400_000;

/** Letters like one of the sample's, but for what is changed. */
function writeLetters(dataDir: string, all: Record<string, unknown>[]): void {
  const file = new Sqlite(join(dataDir, "marchmont.sqlite"));
  const letter = file
    .prepare("select * from mailings where audience = 'subscribers' and slug is not null limit 1")
    .get() as Record<string, unknown>;
  for (const changes of all) {
    const row = { ...letter, ...changes };
    const names = Object.keys(row);
    const values = names.map((name) => `@${name}`);
    file.prepare(`insert into mailings (${names}) values (${values})`).run(row);
  }
  file.close();
}

/** The link of a sign-up that was never confirmed. */
function lateLink(): string {
  const restore = setClock(new Date(Date.now() - 15 * DAY_MS));
  const choices = { groups: ["any"], kinds: ["meetings" as const], pace: "at-once" as const };
  const token = pendingToken({ email: "late@example.org", ...choices });
  restore();
  return `/subscribe/confirm/${token}`;
}

/** A meeting that is over and has its report: those who came are not thanked yet. */
async function unthanked(owner: Visitor, visitor: Visitor, dataDir: string): Promise<string> {
  const made = await putOn(owner, { Title: "Thanks are due" });
  await reply(visitor, made.path, { Name: "Tess Orrery", "E-mail": "tess@example.org" });
  letItBeOver({ dataDir }, made);
  const desk = await owner.open(made.desk);
  await desk.form("Save the record").fill({ Report: "A clear sky." }).submit();
  return made.desk;
}

/** The secret of the site must be known: AUTH_SECRET. */
export async function findStates(owner: Visitor, visitor: Visitor, dataDir: string) {
  const [paused, stopped, digest] = ["paused", "stopped", "digest"].map((name) =>
    `01aaaaaaaaaaaaaaaaaaaaaaaaaa${name}`.slice(-26).replace(/[^0-9a-z]/g, "0"),
  );
  const since = new Date(Date.now() - 300 * DAY_MS).toISOString();
  const detail = { pace: "weekly", sender: "Marchmont", since, end: new Date().toISOString() };
  writeLetters(dataDir, [
    { id: paused, state: "paused", slug: null },
    { id: stopped, state: "stopped", slug: null },
    {
      ...{ id: digest, kind: "digest", slug: "looked-at-as-a-digest", subject: "News of the week" },
      ...{ group_id: null, meeting_id: null, body: "", detail: JSON.stringify(detail) },
    },
  ]);
  return {
    "a mailing that is paused": `/dashboard/newsletter/${paused}`,
    "a mailing that was stopped": `/dashboard/newsletter/${stopped}`,
    "a digest in the archive": "/newsletter/looked-at-as-a-digest",
    "a sign-up that is too old": lateLink(),
    "thanks that can be sent": await unthanked(owner, visitor, dataDir),
  };
}
