import { store } from "#db/store.ts";
import {
  accounts,
  attendeeLinks,
  settings,
  subscribers,
  subscriptions,
  topics,
} from "#db/tables.ts";
import type { Actor, Role } from "#lib/access/actor.ts";
import { rememberFarewell } from "#lib/subscribers/farewells.ts";
import { setClock } from "#lib/time/clock.ts";
import { AT, ago, ahead } from "./at.ts";
import { insertLetter, insertWholeGroup } from "./group.ts";
import { idOf } from "./ids.ts";
import { keepRows, putBackRows } from "./kept.ts";
import { insertWholeMeeting } from "./meeting.ts";

let isKept = false;

/**
 * Two groups with one of everything: h with the meetings m and n, t with f.
 * What is done is done to h and m; everybody else is a neighbour. The clock
 * stands still.
 */
export async function aWorld(): Promise<void> {
  setClock(AT);
  if (isKept) return putBackRows();
  await makeWorld();
  await keepRows();
  isKept = true;
}

async function makeWorld(): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(accounts).values(
      ["admin", "nobody"].map((name) => ({
        id: idOf("s", name),
        email: `${name}@example.org`,
        name,
        siteAdmin: name === "admin",
        createdAt: ago(240),
      })),
    );
    await tx.insert(topics).values({ id: idOf("s", "rivers"), slug: "rivers", name: "Rivers" });
    await insertWholeGroup(tx, "h");
    await insertWholeGroup(tx, "t");
    await insertWholeMeeting(tx, "m", "h");
    await insertWholeMeeting(tx, "n", "h", {
      startsAtLocal: "2026-12-10T19:00",
      endsAtLocal: "2026-12-10T21:00",
    });
    await insertWholeMeeting(tx, "f", "t", {
      startsAtLocal: "2026-12-17T19:00",
      endsAtLocal: "2026-12-17T21:00",
    });
    // Digests were sent last on Monday, at seven.
    const reader = { createdAt: ago(200), confirmedAt: ago(200), digestedAt: ago(149) };
    await tx.insert(subscribers).values(
      (["sue", "sam", "una", "vic", "wil"] as const).map((name) => ({
        ...reader,
        id: idOf("s", name),
        email: `${name}@example.org`,
        emailKey: `${name}@example.org`,
        unsubscribedAt: name === "una" ? ago(100) : null,
        pace: name === "wil" ? ("weekly" as const) : ("at-once" as const),
      })),
    );
    await tx.insert(subscriptions).values([
      ...(["sue", "una", "wil"] as const).flatMap((name) =>
        (["meetings", "site"] as const).map((kind) => ({
          subscriberId: idOf("s", name),
          groupId: idOf("h", "group"),
          kind,
        })),
      ),
      {
        subscriberId: idOf("s", "vic"),
        groupId: idOf("h", "group"),
        kind: "meetings" as const,
      },
      ...(["sue", "sam"] as const).map((name) => ({
        subscriberId: idOf("s", name),
        groupId: idOf("t", "group"),
        kind: "meetings" as const,
      })),
    ]);
    await insertLetter(tx, "h");
    await insertLetter(tx, "t");
    setClock(ago(100));
    await rememberFarewell(tx, ["una@example.org", "yan@example.org"]);
    setClock(AT);
    await tx
      .insert(attendeeLinks)
      .values({ tokenHash: "of ann", emailKey: "ann@example.org", expiresAt: ahead(0.5) });
    await tx.insert(settings).values({ key: "site.name", value: "The site" });
  });
}

const actor = (name: string, id: string, roles: Record<string, Role> = {}): Actor => ({
  accountId: id,
  email: `${name}@example.org`,
  name,
  siteAdmin: name === "admin",
  roles,
});

const memberOf = (place: "h" | "t", role: Role): Actor =>
  actor(`${role}-${place}`, idOf(place, role), { [idOf(place, "group")]: role });

/** Who can ask for a deed: what each may do of h includes what the ones before may. */
export const PEOPLE = {
  nobody: actor("nobody", idOf("s", "nobody")),
  stranger: memberOf("t", "owner"),
  helper: memberOf("h", "helper"),
  organizer: memberOf("h", "organizer"),
  owner: memberOf("h", "owner"),
  admin: actor("admin", idOf("s", "admin")),
};

/** The role below one. */
export const LESS = { organizer: "helper", owner: "organizer" } as const;

/** Who may do less than `who` in h, and everything in t. */
export function mixed(who: keyof typeof LESS): Actor {
  const { accountId } = PEOPLE[LESS[who]];
  const roles = { [idOf("h", "group")]: LESS[who], [idOf("t", "group")]: "owner" } as const;
  return actor("mixed", accountId, roles);
}

export type Who = keyof typeof PEOPLE;
export const RANKED = Object.keys(PEOPLE) as Who[];
