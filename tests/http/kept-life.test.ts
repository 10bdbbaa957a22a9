import type { Given } from "./support/form.ts";
import type { Page } from "./support/page.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* Each kept noun from its adding to its end, by the buttons of the desk. */

const SOCIETY = "Fleet Valley History Society";

/** What a noun's name is called in its form. */
const NAMED = { venue: "Name", speaker: "Name", publication: "Name", article: "Title" } as const;
type Kind = keyof typeof NAMED;

const idOf = (page: Page) => page.url.pathname.split("/").at(-1) ?? "";

async function add(owner: Visitor, kind: Kind, name: string): Promise<Page> {
  const form = (await owner.open(`/dashboard/${kind}s/new`)).form(`Add the ${kind}`);
  const values: Record<string, Given> = { [NAMED[kind]]: name, "Kept by": SOCIETY };
  const page = await form.fill(values).submit();
  expect(page.url.searchParams.get("done"), page.describe()).toBe("created");
  return page;
}

test.for(Object.keys(NAMED) as Kind[])(
  "a %s is added, changed, made one with another, and deleted; a third stays as it is",
  async (kind, { owner }) => {
    const [twin, stays, third] = [
      await add(owner, kind, `Twin ${kind} of the weir`),
      await add(owner, kind, `Staying ${kind} of the weir`),
      await add(owner, kind, `Third ${kind} of the mill`),
    ];
    const edit = (await owner.open(`${stays.url.pathname}/edit`)).form(`Save the ${kind}`);
    const saved = await edit.fill({ [NAMED[kind]]: `Renamed ${kind} of the weir` }).submit();
    expect(saved.url.searchParams.get("done"), saved.describe()).toBe("saved");
    expect(saved.heading).toBe(`Renamed ${kind} of the weir`);

    const plan = await owner.open(`${twin.url.pathname}/merge?into=${idOf(stays)}`);
    const merged = await plan.form(/^Merge into/).submit();
    expect(merged).toShow("The two are one now.");
    expect(idOf(merged)).toBe(idOf(stays));
    expect(await owner.open(twin.url.pathname)).toHaveStatus(404);

    const gone = await merged.press(`Delete the ${kind}`);
    expect(gone.url.searchParams.get("done"), gone.describe()).toBe("deleted");
    expect(await owner.open(stays.url.pathname)).toHaveStatus(404);
    expect((await owner.open(third.url.pathname)).heading).toBe(`Third ${kind} of the mill`);
  },
);
