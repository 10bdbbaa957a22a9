import { eq } from "drizzle-orm";
import { insertGroup, insertMeeting, insertSpeaker, insertVenue } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import { accounts, meetings, members } from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { startSession } from "#lib/accounts/sessions.ts";
import { newId } from "#lib/ids.ts";
import { now } from "#lib/time/clock.ts";
import { addMinutes, toLocal } from "#lib/time/dates.ts";

/* Rows for tests, on the builders of the sample society. Name what the test is about. */

let count = 0;
const next = () => ++count;

export async function aGroup(row: Partial<Parameters<typeof insertGroup>[1]> = {}) {
  const n = next();
  return store.write((tx) =>
    insertGroup(tx, { id: newId(), slug: `group-${n}`, name: `Group ${n}`, ...row }),
  );
}

/** A person with a role in the group, as an actor. */
export async function aMember(groupId: string, role: Role = "organizer"): Promise<Actor> {
  const n = next();
  const accountId = newId();
  const email = `member${n}@example.org`;
  await store.write(async (tx) => {
    await tx
      .insert(accounts)
      .values({ id: accountId, email, name: `Member ${n}`, createdAt: now() });
    await tx.insert(members).values({ groupId, accountId, role, createdAt: now() });
  });
  return { accountId, email, name: `Member ${n}`, siteAdmin: false, roles: { [groupId]: role } };
}

/** A session of theirs, on a browser that does not say which it is. Its id. */
export async function aSession({ accountId }: Pick<Actor, "accountId">): Promise<string> {
  return store.write((tx) => startSession(tx, accountId, { way: "password", device: "" }));
}

/** A site admin who is a member of no group. */
export async function aSiteAdmin(): Promise<Actor> {
  const n = next();
  const accountId = newId();
  const email = `admin${n}@example.org`;
  await store.write((tx) =>
    tx
      .insert(accounts)
      .values({ id: accountId, email, name: `Admin ${n}`, siteAdmin: true, createdAt: now() }),
  );
  return { accountId, email, name: `Admin ${n}`, siteAdmin: true, roles: {} };
}

export async function aVenue(
  groupId: string,
  row: Partial<Parameters<typeof insertVenue>[1]> = {},
) {
  const n = next();
  return store.write((tx) =>
    insertVenue(tx, { id: newId(), slug: `venue-${n}`, name: `Hall ${n}`, ...row, groupId }),
  );
}

export async function aSpeaker(groupId: string, name = `Speaker ${next()}`) {
  const n = next();
  return store.write((tx) =>
    insertSpeaker(tx, { id: newId(), slug: `speaker-${n}`, name, groupId }),
  );
}

/** A published meeting a week from now, two hours long, in London, with no limit of seats. */
export async function aMeeting(
  groupId: string,
  row: Partial<Parameters<typeof insertMeeting>[1]> = {},
) {
  const n = next();
  const nextWeek = toLocal(new Date(now().getTime() + 7 * 86_400_000), "Europe/London");
  const startsAtLocal = row.startsAtLocal ?? `${nextWeek.slice(0, 10)}T19:00`;
  return store.write((tx) =>
    insertMeeting(tx, {
      id: newId(),
      slug: `meeting-${n}`,
      title: `Meeting ${n}`,
      endsAtLocal: addMinutes(startsAtLocal, 120),
      ...row,
      startsAtLocal,
      groupId,
    }),
  );
}

/** The meeting's row as it is now. */
export async function meetingNow(id: string) {
  const [row] = await store.read.select().from(meetings).where(eq(meetings.id, id));
  if (!row) throw new Error("no such meeting");
  return row;
}
