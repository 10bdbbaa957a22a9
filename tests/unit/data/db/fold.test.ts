import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { store } from "#db/store.ts";
import { fold, searchKey, searchWords } from "#lib/text/fold.ts";

/* The database folds as we do: its triggers write the index, our words are looked for in it. */

async function inDatabase(text: string) {
  const [row] = await store.read
    .select({
      folded: sql<string>`search_fold(${text})`,
      words: sql<string>`search_words(${text})`,
      key: sql<string>`search_key(${text})`,
    })
    .from(sql`(select 1) as one`);
  return row;
}

const here = (text: string) => ({
  folded: fold(text),
  words: searchWords(text),
  key: searchKey(text),
});

it.each([
  "O’Brien, l’Étranger and King's",
  "Łukasz Søren GROẞ Groß Đorđe Işık İpek Œdipe ÅSE",
  "Ana\u2011María – Jean‐Luc 1950–53 well-known",
  "مُحَمَّد شَلَمَـة שָׁלוֹם ג׳ירפה",
  "и\u0306 й Ё ΌΣΟΣ ᄒ\u1161\u11ab が कि ﬁ ① ½",
  "ŉdebele ´x´ a´b ‘quoted’ ½",
  "  two\u00a0spaces\n\tand 'quoted' words ",
])("%j", async (text) => {
  expect(await inDatabase(text)).toEqual(here(text));
});

it("anything at all in letters that people write", async () => {
  const letter = fc.constantFrom(..."aZ09 '’-‐.,éÖöüÅåæŒßøŁđıİñЙйёחשׁمُ한か\u0301\u0308\u00ad");
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: letter, maxLength: 30 }), async (text) => {
      expect(await inDatabase(text)).toEqual(here(text));
    }),
    { numRuns: 150 },
  );
});
