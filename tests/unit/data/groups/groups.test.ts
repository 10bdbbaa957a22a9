import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { createGroup, updateGroup } from "#lib/groups/commands.ts";
import { groupInput } from "#lib/groups/input.ts";
import { getGroup, listGroups } from "#lib/groups/queries.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { findFormerSlug } from "#lib/slugs.ts";
import { aGroup, aMember, aSiteAdmin } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

const values = (change: object = {}) => ({
  name: "Bloomsbury Reading Circle",
  timeZone: "Europe/London",
  ...change,
});
const input = (change: object = {}) => groupInput.parse(values(change));

describe("groupInput", () => {
  it("fills in what is left empty", () => {
    expect(input()).toEqual({
      name: "Bloomsbury Reading Circle",
      insist: [],
      slug: "",
      description: "",
      url: null,
      email: null,
      timeZone: "Europe/London",
      language: "en-GB",
      accent: null,
      links: [],
      retentionDays: 90,
    });
  });

  it("takes the kind of a link, names it by that, and lets it go with the row's text", () => {
    const links = [
      { kind: "radio", label: "", url: "https://sound.example.org/" },
      { kind: "paper", label: "The Culvert", url: "paper.example.org" },
      { kind: "shop", label: "", url: "" },
    ];
    expect(input({ links }).links).toEqual([
      { kind: "radio", label: "Radio", url: "https://sound.example.org/" },
      { kind: "paper", label: "The Culvert", url: "https://paper.example.org/" },
    ]);
  });

  it("takes colours, languages and links as people write them", () => {
    const links = [
      { label: "Our paper", url: "www.example.org/paper" },
      { label: "", url: "https://www.example.com/x" },
      { label: "", url: "" },
    ];
    expect(
      input({ accent: "8A1C2B", language: "EN-gb", links, retentionDays: "30" }),
    ).toMatchObject({
      accent: "#8a1c2b",
      language: "en-GB",
      links: [
        { label: "Our paper", url: "https://www.example.org/paper" },
        { label: "example.com", url: "https://www.example.com/x" },
      ],
      retentionDays: 30,
    });
  });

  it.each([
    [{ name: "\u200b\u2060" }, "name"],
    [{ name: "x".repeat(10_000) }, "name"],
    [{ slug: "A Group" }, "slug"],
    [{ slug: "a--b" }, "slug"],
    [{ slug: "../dashboard" }, "slug"],
    [{ url: "javascript:alert(1)" }, "url"],
    [{ email: "ann@example.org, eve@example.org" }, "email"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ timeZone: "" }, "timeZone"],
    [{ language: "english please" }, "language"],
    [{ accent: "red" }, "accent"],
    [{ accent: "url(x)" }, "accent"],
    [{ retentionDays: "0" }, "retentionDays"],
    [{ retentionDays: "for ever" }, "retentionDays"],
    [{ links: [{ label: "A", url: "javascript:alert(1)" }] }, "links.0.url"],
    [{ links: [{ label: "A", url: "" }] }, "links.0.url"],
    [{ links: [{ kind: "constructor", label: "A", url: "https://a.example" }] }, "links.0.kind"],
    [{ links: Array(13).fill({ label: "A", url: "https://a.example" }) }, "links"],
  ])("refuses %j", (change, field) => {
    const issues = groupInput.safeParse(values(change)).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join("."))).toContain(field);
  });
});

describe("a group", () => {
  let admin: Actor;
  beforeEach(async () => {
    admin = await aSiteAdmin();
  });

  it("is made by the site admin, who becomes its owner", async () => {
    const result = await createGroup(admin, input());
    if (!result.ok) throw new Error("refused");
    expect(await getGroup(admin, result.value.id)).toMatchObject({
      slug: "bloomsbury-reading-circle",
    });
    expect(await listGroups(admin)).toMatchObject([{ id: result.value.id, members: 1 }]);
    const owner = await aMember((await aGroup()).id, "owner");
    await expect(createGroup(owner, input())).rejects.toThrow(Forbidden);
  });

  it("has an address of its own, never one that another had", async () => {
    const first = await createGroup(admin, input({ slug: "circle" }));
    if (!first.ok) throw new Error("refused");
    expect(shown(await createGroup(admin, input({ slug: "circle" })))).toMatchObject({
      ok: false,
      fieldErrors: { slug: expect.any(String) },
    });
    await updateGroup(admin, first.value.id, input({ slug: "new-circle" }));
    expect(await findFormerSlug(store.read, "group", "circle")).toBe(first.value.id);
    expect(await createGroup(admin, input({ slug: "circle" }))).toMatchObject({ ok: false });
    expect(await updateGroup(admin, first.value.id, input({ slug: "circle" }))).toMatchObject({
      ok: true,
    });
  });

  it("keeps its address when none is given", async () => {
    const { id, slug } = await aGroup();
    await updateGroup(admin, id, input({ name: "Another name" }));
    expect(await getGroup(admin, id)).toMatchObject({ name: "Another name", slug });
  });

  it("is changed by its owners only, seen by its members only", async () => {
    const { id } = await aGroup();
    const [owner, organizer] = [await aMember(id, "owner"), await aMember(id, "organizer")];
    const stranger = await aMember((await aGroup()).id, "owner");
    expect(await updateGroup(owner, id, input())).toMatchObject({ ok: true });
    await expect(updateGroup(organizer, id, input())).rejects.toThrow(Forbidden);
    await expect(updateGroup(stranger, id, input())).rejects.toThrow(NotFound);
    await expect(getGroup(stranger, id)).rejects.toThrow(NotFound);
    expect((await listGroups(organizer)).map((group) => group.id)).toEqual([id]);
  });
});

it("two groups of one name are asked about, not made by chance", async () => {
  const admin = await aSiteAdmin();
  const first = await createGroup(admin, input({ name: "Book Circle" }));
  const again = input({ name: "book circle" });
  expect(shown(await createGroup(admin, again))).toMatchObject({
    fieldErrors: { name: expect.stringContaining("of this name already") },
  });
  const made = await createGroup(admin, { ...again, insist: ["same-name"] });
  expect(made).toMatchObject({ ok: true });
  if (!first.ok || !made.ok) throw new Error("refused");
  expect(await updateGroup(admin, first.value.id, input({ name: "Reading circle" }))).toMatchObject(
    {
      ok: true,
    },
  );
  expect(await updateGroup(admin, made.value.id, again)).toMatchObject({ ok: true });
});
