import { beforeEach, describe, expect, it } from "vitest";
import { insertPublication } from "#db/seed/rows.ts";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { fetchDetails } from "#lib/reading/articles/details.ts";
import type { fetchPage } from "#lib/web/fetch-page.ts";
import { aGroup, aMember } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

let groupId: string;
let organizer: Actor;
beforeEach(async () => {
  groupId = (await aGroup()).id;
  organizer = await aMember(groupId);
});

const HTML = `<html lang="en-GB"><title>Seven mills</title>
  <link rel="canonical" href="https://paper.example/mills">
  <meta property="og:site_name" content="The Culvert">
  <meta name="citation_issue" content="32"><meta name="author" content="Ada Brook">
  <meta name="date" content="2026-05"><meta name="description" content="A quarrel.">`;

const page =
  (html = HTML) =>
  async (address: string) => ({ url: new URL(address), html });

async function details(typed: Record<string, unknown>, fetch: typeof fetchPage = page()) {
  const result = await fetchDetails(organizer, typed, fetch);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

const paper = (row: object, owner = groupId) =>
  store.write((tx) => insertPublication(tx, { groupId: owner, name: "The Culvert", ...row }));

describe("fetchDetails", () => {
  it("fills an empty form with what the page says", async () => {
    const { id } = await paper({});
    expect(await details({ url: "www.paper.example/mills", title: "" })).toEqual({
      values: {
        url: "https://paper.example/mills",
        title: "Seven mills",
        author: "Ada Brook",
        publicationId: id,
        issue: "32",
        publishedOn: "2026-05",
        excerpt: "A quarrel.",
        language: "en-GB",
      },
      filled: ["title", "author", "publicationId", "issue", "publishedOn", "excerpt", "language"],
      kept: [],
      movedTo: "https://paper.example/mills",
      unknownPublication: null,
    });
  });

  it("leaves what was typed, and says what the page says instead", async () => {
    const { id } = await paper({});
    const typed = {
      title: "My title",
      author: "ada brook",
      publicationId: "other",
      publishedOn: " ",
    };
    const found = await details({ url: "https://paper.example/mills", ...typed });
    expect(found.values).toMatchObject({
      title: "My title",
      author: "ada brook",
      publicationId: "other",
    });
    expect(found.kept).toEqual([
      { field: "title", says: "Seven mills" },
      { field: "publicationId", says: "The Culvert" },
    ]);
    // The issue of another publication is not taken either.
    expect(found.filled).toEqual(["publishedOn", "excerpt", "language"]);
    expect(found.movedTo).toBeNull();
    expect(id).not.toBe("other");
  });

  it("knows a publication by its website, and none that others keep to themselves", async () => {
    const { id } = await paper({ name: "Culvert", url: "https://www.paper.example/about" });
    const byHost = await details({ url: "https://paper.example/mills" });
    expect(byHost.values.publicationId).toBe(id);
    const stranger = await aMember((await aGroup()).id);
    const theirs = await fetchDetails(stranger, { url: "https://paper.example/mills" }, page());
    expect(theirs).toMatchObject({
      value: { values: { publicationId: "", issue: "" }, unknownPublication: "The Culvert" },
    });
  });

  it("fetches nothing for who organizes nothing", async () => {
    let fetched = 0;
    const counting: typeof fetchPage = (address) => {
      fetched += 1;
      return page()(address);
    };
    const url = "https://paper.example/mills";
    for (const role of ["helper", "organizer", "owner"] as const) {
      const asked = fetchDetails(await aMember(groupId, role), { url }, counting);
      if (role === "helper") await expect(asked).rejects.toThrow("organizers");
      else expect(await asked).toMatchObject({ ok: true });
    }
    const nobody = { ...(await aMember(groupId)), roles: {} };
    await expect(fetchDetails(nobody, { url }, counting)).rejects.toThrow("organizers");
    expect(fetched).toBe(2);
  });

  it("asks for an address first", async () => {
    for (const url of ["", "not an address", "ftp://example.org/", undefined, ["a", "b"]]) {
      const result = await fetchDetails(organizer, { url }, page());
      expect(shown(result)).toMatchObject({
        ok: false,
        fieldErrors: { url: expect.stringMatching(/^Link/) },
      });
    }
  });

  it("says the same of whatever cannot be read", async () => {
    const said = new Set<string>();
    const nowhere = [
      "http://127.0.0.1/",
      "http://[::1]/",
      "http://169.254.169.254/latest/meta-data/",
      "http://localhost/",
      "http://nothing.invalid/",
    ];
    for (const url of nowhere) {
      said.add(JSON.stringify(shown(await fetchDetails(organizer, { url }))));
    }
    const url = "https://paper.example/";
    said.add(JSON.stringify(shown(await fetchDetails(organizer, { url }, page("<p>No title")))));
    said.add(JSON.stringify(shown(await fetchDetails(organizer, { url }, async () => null))));
    expect([...said]).toHaveLength(1);
    expect([...said][0]).toContain("This page could not be read.");
  });
});
