import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/engine.ts";
import { store } from "#db/store.ts";
import { formDrafts, meetings, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { discardFormDraft } from "#lib/form-drafts/commands.ts";
import { waitsForSeats } from "#lib/meetings/waiting.ts";
import type { Question } from "#lib/questions/rules.ts";
import { done, NotFound, type Result } from "#lib/result.ts";
import { now } from "#lib/time/clock.ts";
import { addRsvps } from "../desk/add.ts";
import { listOpenQuestions } from "../desk/by-hand.ts";
import { getMeetingOfRsvps } from "../desk/queries.ts";
import { KEPT_FOR_MS, uploadOf } from "../uploads.ts";
import { guessLayout, type Layout } from "./columns.ts";
import { nameKey, type PlannedRow, planImport, seatingOrder } from "./plan.ts";
import { decodeTable, type Row, readTable } from "./read.ts";
import { refuse } from "./refusals.ts";

/** Rows of the file that one step of an import looks at. */
const STEP = 250;

async function getManaged(actor: Actor, meetingId: string) {
  const meeting = await getMeetingOfRsvps(actor, meetingId);
  if (!meeting.mayManage) throw new NotFound("Meeting");
  return meeting;
}

/**
 * Keeps a list for the actor to look over, for a day at most; no RSVP is
 * written. Refuses what is too large, what is no text and what has no rows.
 */
export async function keepImport(
  actor: Actor,
  meetingId: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Result> {
  await getManaged(actor, meetingId);
  const text = decodeTable(file.bytes);
  if (!text.ok) return text;
  // PostgreSQL takes neither NUL nor half a surrogate pair.
  const clean = text.value.toWellFormed().replaceAll("\0", "");
  const rows = readTable(clean);
  if (!rows.ok) return rows;
  if (rows.value.length === 1 && guessLayout(rows.value).headings) {
    return refuse("empty", { headings: true });
  }
  const values = { text: clean, name: file.name.slice(0, 200) };
  const savedAt = now();
  await store.write((tx) =>
    tx
      .insert(formDrafts)
      .values({ accountId: actor.accountId, form: uploadOf(meetingId), values, savedAt })
      .onConflictDoUpdate({
        target: [formDrafts.accountId, formDrafts.form],
        set: { values, savedAt },
      }),
  );
  return done();
}

type KeptImport = { name: string; keptAt: Date; rows: Row[]; questions: Question[] };

/** The list that the actor gave and has not put away, or null. */
export async function findImport(actor: Actor, meetingId: string): Promise<KeptImport | null> {
  await getManaged(actor, meetingId);
  const [draft] = await store.read
    .select({ values: formDrafts.values, savedAt: formDrafts.savedAt })
    .from(formDrafts)
    .where(
      and(eq(formDrafts.accountId, actor.accountId), eq(formDrafts.form, uploadOf(meetingId))),
    );
  const { text, name } = draft?.values ?? {};
  if (!draft || typeof text !== "string" || typeof name !== "string") return null;
  if (draft.savedAt.getTime() < now().getTime() - KEPT_FOR_MS) return null;
  const rows = readTable(text);
  const questions = await listOpenQuestions(actor, meetingId);
  return rows.ok ? { name, keptAt: draft.savedAt, rows: rows.value, questions } : null;
}

/** Puts the list away. */
export async function discardImport(actor: Actor, meetingId: string): Promise<Result> {
  await getManaged(actor, meetingId);
  await discardFormDraft(actor, uploadOf(meetingId));
  return done();
}

/** What will become of every row, as things stand. Changes nothing. */
export async function planOf(
  actor: Actor,
  meetingId: string,
  rows: readonly Row[],
  layout: Layout,
): Promise<PlannedRow[]> {
  const meeting = await getManaged(actor, meetingId);
  const known = await presentRsvps(store.read, meetingId);
  const questions = await listOpenQuestions(actor, meetingId);
  return planImport(rows, layout, { ...meeting, ...known, questions });
}

async function presentRsvps(db: Reader, meetingId: string) {
  const rows = await db
    .select({ name: rsvps.name, emailKey: rsvps.emailKey, waits: sql<unknown>`${waitsForSeats}` })
    .from(rsvps)
    .innerJoin(meetings, eq(meetings.id, rsvps.meetingId))
    .where(and(eq(rsvps.meetingId, meetingId), isNull(rsvps.erasedAt)));
  const unnamedAddresses = new Map<string, number>();
  for (const { name, emailKey } of rows) {
    if (emailKey === null) {
      unnamedAddresses.set(nameKey(name), (unnamedAddresses.get(nameKey(name)) ?? 0) + 1);
    }
  }
  return {
    emailKeys: new Set(rows.flatMap(({ emailKey }) => emailKey ?? [])),
    unnamedAddresses,
    someoneWaits: rows.some(({ waits }) => waits),
  };
}

export type ImportStep = {
  /** Where the next step begins; null when there is none. */
  next: number | null;
  total: number;
  added: number;
  waiting: number;
  /** Left out because they are there, or because of an error. */
  left: number;
};

/**
 * Imports the good ones among the next rows of the kept list, those who are
 * going before those who wait there, and returns how
 * far it has come. What is there already is left out, so that a step, or the
 * whole, can be done again after it broke off. Refusals: gone, no-name, and
 * those of the meeting's state.
 */
export async function importRows(
  actor: Actor,
  {
    meetingId,
    layout,
    from,
    tell,
  }: {
    meetingId: string;
    layout: Layout;
    from: number;
    tell: boolean;
  },
): Promise<Result<ImportStep>> {
  const kept = await findImport(actor, meetingId);
  if (!kept) return refuse("gone");
  if (!layout.columns.some((kind) => kind === "name" || kind?.endsWith("-name"))) {
    return refuse("no-name");
  }
  const plan = await planOf(actor, meetingId, kept.rows, layout);
  const rows = seatingOrder(plan).slice(from, from + STEP);
  const good = rows.flatMap(({ fate, row }) =>
    row && (fate === "added" || fate === "waiting") ? [row] : [],
  );
  const next = from + STEP < plan.length ? from + STEP : null;
  const step = { next, total: plan.length, added: 0, waiting: 0, left: rows.length };
  if (good.length === 0) return done(step);
  const result = await addRsvps(actor, { meetingId, rows: good, tell, source: "import" });
  if (!result.ok) return result;
  const count = (outcome: string) => result.value.filter((one) => one === outcome).length;
  const [added, waiting] = [count("added"), count("waitlisted")];
  return done({ ...step, added, waiting, left: rows.length - added - waiting });
}
