import { expect, test } from "vitest";
import { KEPT_KINDS } from "#app/_ui/kept/words.ts";
import { doneInWords } from "#app/(organizer)/dashboard/meetings/[id]/trail/trail-words.ts";
import { placesOf } from "#app/(organizer)/dashboard/places.ts";

const organizer = {
  accountId: "a",
  email: "a@example.org",
  name: "Ann",
  siteAdmin: false,
  roles: { g: "organizer" as const },
};

test("each kept kind has its place on the desk, in their order", () => {
  const labels = placesOf(organizer).map(({ href, label }) => `${label} ${href}`);
  expect(labels.slice(2, 6)).toEqual([
    "Venues /dashboard/venues",
    "Speakers /dashboard/speakers",
    "Articles /dashboard/articles",
    "Publications /dashboard/publications",
  ]);
});

test("each kept kind has its words in the trail", () => {
  expect(doneInWords({ action: "article.merged" })).toBe("merged an article");
  for (const kind of KEPT_KINDS) {
    for (const verb of ["created", "updated", "deleted", "merged"]) {
      expect(doneInWords({ action: `${kind}.${verb}` })).toMatch(
        new RegExp(`^${verb} an? ${kind}$`),
      );
    }
  }
});
