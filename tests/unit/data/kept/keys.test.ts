import { beforeEach, describe, expect, test } from "vitest";
import { insertArticle, insertPublication, insertSpeaker, insertVenue } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { newId } from "#lib/ids.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import { articleCommands } from "#lib/reading/articles/commands.ts";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { publicationCommands } from "#lib/reading/publications/commands.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { venueCommands } from "#lib/venues/commands.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { aGroup, aMember } from "#tests/factories.ts";

/* What two rows become when they are merged is found by all that it says then, also by what it took over. */

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const own = () => ({ groupId, id: newId(), slug: newId() });

/** Of each noun: one row that says much and one that says its name, how they are merged, and what is found by which words. */
const NOUNS = {
  venue: {
    much: () =>
      store.write((tx) =>
        insertVenue(tx, {
          ...own(),
          name: "The old hall",
          address: "4 Lamp Street",
          locality: "Leith",
        }),
      ),
    little: () => store.write((tx) => insertVenue(tx, { ...own(), name: "The hall" })),
    merge: venueCommands.merge,
    list: keptVenues.list,
    taken: ["lamp", "leith"],
  },
  speaker: {
    much: () =>
      store.write((tx) =>
        insertSpeaker(tx, { ...own(), name: "A. Óscar", familyName: "Ferreira" }),
      ),
    little: () => store.write((tx) => insertSpeaker(tx, { ...own(), name: "The hall" })),
    merge: speakerCommands.merge,
    list: keptSpeakers.list,
    taken: ["ferreira"],
  },
  article: {
    much: () =>
      store.write((tx) => insertArticle(tx, { ...own(), title: "Of old", author: "Ada Brook" })),
    little: () => store.write((tx) => insertArticle(tx, { ...own(), title: "The hall" })),
    merge: articleCommands.merge,
    list: keptArticles.list,
    taken: ["brook"],
  },
  publication: {
    much: () =>
      store.write((tx) =>
        insertPublication(tx, { ...own(), name: "Of old", description: "Weekly." }),
      ),
    little: () => store.write((tx) => insertPublication(tx, { ...own(), name: "The hall" })),
    merge: publicationCommands.merge,
    list: keptPublications.list,
    taken: [],
  },
} satisfies Record<KeptKind, unknown>;

describe.each(Object.entries(NOUNS))("a %s", (_, { much, little, merge, list, taken }) => {
  test("that was merged is found by all that it says, and by nothing else", async () => {
    const [from, into] = [await much(), await little()];
    const found = async (search: string) =>
      (await list(organizer, { search })).rows.map(({ id }) => id);
    expect(await found("hall")).toContain(into.id);
    expect(await merge(organizer, from.id, into.id)).toMatchObject({ ok: true });
    for (const word of ["the hall", ...taken]) expect(await found(word), word).toEqual([into.id]);
    expect(await found("old")).toEqual([]);
  });
});
