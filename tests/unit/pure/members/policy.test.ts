import { describe, expect, it } from "vitest";
import type { Actor, Role } from "#lib/access/actor.ts";
import { mayCreateGroup, mayEditGroup, maySeeGroup } from "#lib/groups/policy.ts";
import { mayManageMembers, mayRemoveMember, maySeeMembers } from "#lib/members/policy.ts";

const actor = (role: Role | null, siteAdmin = false): Actor => ({
  accountId: "me",
  email: "me@example.org",
  name: "Me",
  siteAdmin,
  roles: role ? { here: role } : {},
});

const people = {
  owner: actor("owner"),
  organizer: actor("organizer"),
  helper: actor("helper"),
  nobody: actor(null),
  "owner elsewhere": { ...actor(null), roles: { there: "owner" as const } },
  admin: actor(null, true),
};

const actions: Record<string, (who: Actor) => boolean> = {
  "see the group": (who) => maySeeGroup(who, "here"),
  "edit the group": (who) => mayEditGroup(who, "here"),
  "create a group": mayCreateGroup,
  "see members": (who) => maySeeMembers(who, "here"),
  "manage members": (who) => mayManageMembers(who, "here"),
  "remove another": (who) => mayRemoveMember(who, "here", "other"),
  "remove oneself": (who) => mayRemoveMember(who, "here", "me"),
};

// biome-ignore format: a table
const truth: Record<string, (keyof typeof people)[]> = {
  "see the group":  ["owner", "organizer", "helper", "admin"],
  "edit the group": ["owner", "admin"],
  "create a group": ["admin"],
  "see members":    ["owner", "organizer", "admin"],
  "manage members": ["owner", "admin"],
  "remove another": ["owner", "admin"],
  "remove oneself": ["owner", "organizer", "helper", "admin"],
};

describe("who may what", () => {
  it("has a row for each action", () => {
    expect(Object.keys(truth)).toEqual(Object.keys(actions));
  });

  it.each(Object.keys(truth))("%s", (action) => {
    const may = Object.entries(people)
      .filter(([, who]) => actions[action]?.(who))
      .map(([name]) => name);
    expect(may).toEqual(truth[action]);
  });
});
