import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { speakers, venues } from "#db/tables.ts";
import { once } from "#lib/forms/once.ts";
import type { Saved } from "#lib/kept/commands.ts";
import type { Result } from "#lib/result.ts";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { aGroup, aMember } from "#tests/factories.ts";

/* What has the same name wants the same address: whoever comes second takes the next, also at the same moment. */

const SIX = [1, 2, 3, 4, 5, 6];

async function adding() {
  const { id: groupId } = await aGroup();
  const actor = await aMember(groupId);
  return {
    venue: () => venueCommands.create(actor, venueInput.parse({ groupId, name: "Town Hall" })),
    speaker: () => speakerCommands.create(actor, speakerInput.parse({ groupId, name: "Ann Lee" })),
  };
}

const rows = { venue: venues, speaker: speakers };

describe.each(["venue", "speaker"] as const)("the same new %s sent six times at once", (kind) => {
  it("is six where it was asked for six times, each with its own address", async () => {
    const add = (await adding())[kind];
    const saved: Result<Saved>[] = await Promise.all(SIX.map(add));
    const slugs = saved.map((one) => (one.ok ? one.value.slug : "refused"));
    const base = kind === "venue" ? "town-hall" : "ann-lee";
    expect(slugs.sort()).toEqual([base, ...[2, 3, 4, 5, 6].map((n) => `${base}-${n}`)]);
  });

  it("is one where it was one form", async () => {
    const add = (await adding())[kind];
    const form = { formKey: "0123456789abcdef0123", name: "x" };
    const all = await Promise.all(SIX.map(() => once(form, ["me"], add)));
    expect(all.every(({ result }) => result.ok)).toBe(true);
    expect(await store.read.$count(rows[kind])).toBe(1);
  });
});
