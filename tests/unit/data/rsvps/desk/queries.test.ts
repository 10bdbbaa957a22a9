import { inflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { outbox, rsvps } from "#db/tables.ts";
import { listTrail } from "#lib/desk/trail.ts";
import { NotFound } from "#lib/result.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { countHeardFrom, countRsvps, findHeadOfLine } from "#lib/rsvps/desk/counts.ts";
import { exportCsv, exportXlsx, recordExport } from "#lib/rsvps/desk/export.ts";
import { EVERYBODY, readRsvpQuery, rsvpQueryEntries } from "#lib/rsvps/desk/list-filter.ts";
import { noteRsvp } from "#lib/rsvps/desk/note.ts";
import { getRsvp, listAskedQuestions, listRsvps } from "#lib/rsvps/desk/queries.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { join, mails, rsvpOf, statuses } from "#tests/support/people.ts";
import { answer, aQuestion } from "#tests/support/questions.ts";

const FIRST = { offset: 0, limit: 100 };
const ALL = { search: "", status: "all" as const };

async function fullMeeting() {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, { capacity: 2 });
  for (const who of ["Ann", "Bob", "Cyd"]) await join(meeting.id, who);
  return { id: meeting.id, organizer: await aMember(group.id), groupId: group.id };
}

it("a mail that came to no mailbox stands beside the person, until the address is another", async () => {
  const { id, organizer } = await fullMeeting();
  const { id: bob } = await rsvpOf(id, "Bob");
  const lastError = "The mail server says that there is no such mailbox: 550 no";
  await store.write((tx) =>
    tx.update(outbox).set({ state: "parked", lastError }).where(eq(outbox.rsvpId, bob)),
  );
  const bounced = async () =>
    (await listRsvps(organizer, id, ALL, FIRST)).rows
      .filter((row) => row.bounced > 0)
      .map(({ name }) => name);
  expect(await bounced()).toEqual(["Bob"]);
  expect((await getRsvp(organizer, id, bob)).bounced).toBe(1);
  await store.write((tx) =>
    tx.update(rsvps).set({ email: "bob@elsewhere.example" }).where(eq(rsvps.id, bob)),
  );
  expect(await bounced()).toEqual([]);
});

describe("who may see who comes", () => {
  it("organizers see all, helpers no addresses, others nothing", async () => {
    const { id, organizer, groupId } = await fullMeeting();
    const names = async (actor: typeof organizer) =>
      (await listRsvps(actor, id, ALL, FIRST)).rows.map(({ name, email }) => `${name} ${email}`);
    expect(await names(organizer)).toEqual([
      "Ann ann@example.org",
      "Bob bob@example.org",
      "Cyd cyd@example.org",
    ]);
    const helper = await aMember(groupId, "helper");
    expect(await names(helper)).toEqual(["Ann null", "Bob null", "Cyd null"]);
    const stranger = await aMember((await aGroup()).id, "owner");
    const rsvp = await rsvpOf(id, "Ann");
    for (const forbidden of [
      () => listRsvps(stranger, id, ALL, FIRST),
      () => countRsvps(stranger, id),
      () => findHeadOfLine(stranger, id),
      () => getRsvp(stranger, id, rsvp.id),
      () => getRsvp(helper, id, rsvp.id),
      () => exportCsv(stranger, id),
      () => exportXlsx(helper, id),
      () => recordExport(helper, id, { as: "CSV", rows: 3, query: EVERYBODY }),
      () => countHeardFrom(helper, id),
      () => cancelRsvps(stranger, { meetingId: id, ids: [rsvp.id] }),
      () => cancelRsvps(helper, { meetingId: id, ids: [rsvp.id] }),
      () => noteRsvp(stranger, { id: rsvp.id, note: "x" }),
    ]) {
      await expect(forbidden()).rejects.toThrow(NotFound);
    }
    expect(await names(await aSiteAdmin())).toHaveLength(3);
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob going 1", "Cyd waitlisted 1"]);
  });
});

describe("the list", () => {
  it("searches names and addresses, filters by state and counts people", async () => {
    const { id, organizer } = await fullMeeting();
    const found = async (search: string, status: "all" | "going" | "waitlisted" = "all") =>
      (await listRsvps(organizer, id, { search, status }, FIRST)).rows.map(({ name }) => name);
    expect(await found("ANN@")).toEqual(["Ann"]);
    expect(await found("", "waitlisted")).toEqual(["Cyd"]);
    expect(await found("ann", "waitlisted")).toEqual([]);
    expect(await found("%")).toEqual([]);
    const counts = await countRsvps(organizer, id);
    expect(counts.of("going")).toMatchObject({ replies: 2, people: 2 });
    expect(counts.of("declined")).toMatchObject({ replies: 0, people: 0 });
    expect(await findHeadOfLine(organizer, id)).toEqual({ partySize: 1, seats: 1 });
  });
});

describe("the filters of the list", () => {
  const read = async (actor: Awaited<ReturnType<typeof aMember>>, id: string, asked: object) => {
    const { rows, total, people } = await listRsvps(actor, id, readRsvpQuery({ ...asked }), FIRST);
    return { names: rows.map(({ name }) => name), total, people };
  };

  it("find by answer, source and state together, and every count is of the same rows", async () => {
    const { id, organizer } = await fullMeeting();
    const diet = await aQuestion(id, {
      label: "Diet",
      kind: "several-of",
      options: ["Vegan", 'Vegan "strict"'],
    });
    const lift = await aQuestion(id, { label: "A lift?", kind: "yes-no", position: 1 });
    const [ann, bob, cyd] = await Promise.all(["Ann", "Bob", "Cyd"].map((who) => rsvpOf(id, who)));
    await answer(ann!.id, diet, ["Vegan"]);
    await answer(bob!.id, diet, ['Vegan "strict"']);
    await answer(cyd!.id, diet, ["Vegan", 'Vegan "strict"']);
    await answer(ann!.id, lift, true);
    await answer(bob!.id, lift, false);
    expect((await read(organizer, id, { answer: `${diet}=Vegan` })).names).toEqual(["Ann", "Cyd"]);
    expect((await read(organizer, id, { answer: `${diet}=Vegan "strict"` })).names).toEqual([
      "Bob",
      "Cyd",
    ]);
    expect((await read(organizer, id, { answer: `${lift}=yes` })).names).toEqual(["Ann"]);
    expect((await read(organizer, id, { answer: lift })).names).toEqual(["Ann", "Bob"]);
    expect((await read(organizer, id, { answer: `${lift}=%` })).names).toEqual([]);
    expect(await read(organizer, id, { answer: `${diet}=Vegan`, state: "going" })).toEqual({
      names: ["Ann"],
      total: 1,
      people: 1,
    });
    expect((await read(organizer, id, { source: "import" })).total).toBe(0);
    const counts = await countRsvps(organizer, id, readRsvpQuery({ answer: `${diet}=Vegan` }));
    expect([counts.all, counts.of("going").replies, counts.of("waitlisted").replies]).toEqual([
      2, 1, 1,
    ]);
    const { rows } = await listRsvps(organizer, id, ALL, FIRST);
    expect(rows[0]?.answers.map(({ label, said }) => `${label}: ${said}`)).toEqual([
      "Diet: Vegan",
      "A lift?: Yes",
    ]);
    expect(await listAskedQuestions(organizer, id)).toHaveLength(2);
  });

  it("order by name, arrival and party, and say the place in line", async () => {
    const group = await aGroup();
    const { id } = await aMeeting(group.id, { capacity: 3 });
    const organizer = await aMember(group.id);
    for (const [who, n] of [
      ["Zoë", 3],
      ["Émile", 1],
      ["Adam", 2],
    ] as const) {
      await join(id, who, n);
    }
    const names = async (sort: string) => (await read(organizer, id, { sort })).names;
    expect(await names("name")).toEqual(["Adam", "Émile", "Zoë"]);
    expect(await names("newest")).toEqual(["Adam", "Émile", "Zoë"]);
    expect(await names("party")).toEqual(["Zoë", "Adam", "Émile"]);
    const { rows } = await listRsvps(organizer, id, { search: "adam", status: "all" }, FIRST);
    expect(rows.map(({ name, place }) => `${name} ${place}`)).toEqual(["Adam 2"]);
  });

  it("tell helpers nothing of addresses and answers", async () => {
    const { id, groupId } = await fullMeeting();
    const diet = await aQuestion(id, { kind: "one-of", options: ["Vegan"] });
    await answer((await rsvpOf(id, "Ann")).id, diet, "Vegan");
    const helper = await aMember(groupId, "helper");
    expect((await read(helper, id, { search: "example.org" })).names).toEqual([]);
    expect((await read(helper, id, { search: "n@e" })).names).toEqual([]);
    expect((await read(helper, id, { search: "ann" })).names).toEqual(["Ann"]);
    expect((await read(helper, id, { answer: `${diet}=Vegan` })).total).toBe(3);
    expect((await read(helper, id, { source: "import" })).total).toBe(3);
    expect(await listAskedQuestions(helper, id)).toEqual([]);
    const { rows } = await listRsvps(helper, id, ALL, FIRST);
    expect(rows.flatMap(({ answers }) => answers)).toEqual([]);
  });

  it("travel in an address and come back the same", () => {
    const asked = { state: "held", search: "a & b", source: "web", answer: "q1=x=y", sort: "name" };
    const query = readRsvpQuery(asked);
    expect(readRsvpQuery(Object.fromEntries(rsvpQueryEntries(query)))).toEqual(query);
    expect(query).toMatchObject({ status: "held", question: "q1", answer: "x=y" });
  });

  it.each([
    { state: "DROP" },
    { sort: "arrival; drop", source: ["web", "x"] },
    { answer: "'; --" },
    { search: ["a", "b"], state: {} },
    { search: "a\0b", answer: "q1=\0", source: "\0" },
  ])("%j does no harm", async (asked) => {
    const { id, organizer } = await fullMeeting();
    await read(organizer, id, asked);
    expect(() => readRsvpQuery(asked as Record<string, unknown>)).not.toThrow();
    expect(readRsvpQuery({ state: "DROP", sort: "x", answer: "'; --" })).toEqual(EVERYBODY);
  });
});

describe("where people heard of it", () => {
  it("is counted without regard to case, of those who did not cancel", async () => {
    const { id, organizer } = await fullMeeting();
    const say = async (who: string, heardFrom: string) => {
      const { id: rsvpId } = await rsvpOf(id, who);
      await store.write((tx) => tx.update(rsvps).set({ heardFrom }).where(eq(rsvps.id, rsvpId)));
    };
    await say("Ann", "A friend");
    await say("Bob", "a friend");
    await say("Cyd", "Poster");
    expect((await countHeardFrom(organizer, id)).map(({ n }) => n)).toEqual([2, 1]);
    await cancelRsvps(organizer, { meetingId: id, ids: [(await rsvpOf(id, "Ann")).id] });
    expect(await countHeardFrom(organizer, id)).toEqual([
      { said: "a friend", n: 1 },
      { said: "Poster", n: 1 },
    ]);
  });
});

describe("cancelling at the desk", () => {
  it("tells the person and moves the list up", async () => {
    const { id, organizer } = await fullMeeting();
    const { id: rsvpId } = await rsvpOf(id, "Ann");
    expect(await cancelRsvps(organizer, { meetingId: id, ids: [rsvpId] })).toMatchObject({
      ok: true,
    });
    expect(await cancelRsvps(organizer, { meetingId: id, ids: [rsvpId] })).toMatchObject({
      ok: true,
    });
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1", "Cyd going 1"]);
    expect((await mails()).slice(3)).toEqual([
      "rsvp-cancelled to ann@example.org",
      "rsvp-promoted to cyd@example.org",
    ]);
  });

  it("keeps a note", async () => {
    const { id, organizer } = await fullMeeting();
    const { id: rsvpId } = await rsvpOf(id, "Ann");
    await noteRsvp(organizer, { id: rsvpId, note: "Near the door" });
    expect(await getRsvp(organizer, id, rsvpId)).toMatchObject({ note: "Near the door" });
  });
});

describe("the CSV", () => {
  it("is made for a spreadsheet, and safe in it", async () => {
    const { id, organizer } = await fullMeeting();
    await joinMeeting({
      meetingId: id,
      name: '=HYPERLINK("https://evil.example","Zoë")',
      email: "+evil@example.org",
      partySize: 2,
    });
    const { body, filename, rows } = await exportCsv(organizer, id);
    const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body).split("\r\n");
    expect(filename).toMatch(/^rsvps-[a-z0-9-]+\.csv$/);
    expect(rows).toBe(4);
    expect(lines[0]).toBe(
      "\ufeffName,E-mail,State,People,Number,Received,Came by,Heard from,Comment,Note",
    );
    expect(lines[1]).toMatch(/^Ann,ann@example\.org,going,1,1,\d{4}-\d\d-\d\d \d\d:\d\d,web,,,$/);
    expect(lines[4]).toMatch(/^"'=HYPERLINK\(""https:\/\/evil\.example"",""Zoë""\)",'\+evil@/);
  });

  it("is narrowed and ordered as the list is, with a column for every question", async () => {
    const { id, organizer } = await fullMeeting();
    const diet = await aQuestion(id, {
      label: "=Diet",
      kind: "several-of",
      options: ["Vegan", "Halal"],
    });
    const bob = await rsvpOf(id, "Bob");
    await answer(bob.id, diet, ["Vegan", "Halal"]);
    const query = readRsvpQuery({ state: "going", sort: "newest" });
    const { body, rows } = await exportCsv(organizer, id, query);
    const lines = new TextDecoder().decode(body).split("\r\n");
    expect(rows).toBe(2);
    expect(lines[0]).toMatch(/,Note,'=Diet$/);
    expect(lines[1]).toMatch(/^Bob,.*,"Vegan, Halal"$/);
    expect(lines[2]).toMatch(/^Ann,.*,$/);
  });

  it("stands in the trail, without anybody's name", async () => {
    const { id, organizer } = await fullMeeting();
    const query = readRsvpQuery({ search: "ann" });
    const { rows } = await exportXlsx(organizer, id, query);
    await recordExport(organizer, id, { as: "XLSX", rows, query });
    const { entries } = await listTrail(organizer, id, 1);
    expect(entries[0]).toMatchObject({
      action: "rsvp.exported",
      accountId: organizer.accountId,
      detail: { as: "XLSX", rows: 1, part: "filtered" },
    });
  });
});

describe("the workbook", () => {
  it("is a zip of XML in which every text is a text", async () => {
    const { id, organizer } = await fullMeeting();
    await joinMeeting({ meetingId: id, name: "=1+1 & <b>", email: "f@example.org", partySize: 1 });
    const { body, filename } = await exportXlsx(organizer, id);
    expect(filename).toMatch(/\.xlsx$/);
    expect([...body.slice(0, 2)]).toEqual([0x50, 0x4b]);
    const xml = await unzipped(body);
    expect(xml).toContain("=1+1 &amp; &lt;b&gt;");
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it("stays safe where it is saved as CSV", async () => {
    const { id, organizer } = await fullMeeting();
    await aQuestion(id, { label: "=Diet" });
    const { id: ann } = await rsvpOf(id, "Ann");
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ name: "=N", email: "=E", heardFrom: "=H", comment: "=C", note: "=O" })
        .where(eq(rsvps.id, ann)),
    );
    const xml = await unzipped((await exportXlsx(organizer, id)).body);
    const texts = [...xml.matchAll(/<t[ >][^<]*?(=\w+)<\/t>/g)].map(([text]) => text);
    expect(texts).toHaveLength(6);
    for (const text of texts) expect(text).toMatch(/>'=\w+<|>&apos;=\w+</);
  });
});

/** Every deflated or stored file of a zip, one after the other (APPNOTE 4.3.7), found by the central directory. */
async function unzipped(zip: Uint8Array): Promise<string> {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  let text = "";
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    text += (method === 8 ? inflateRawSync(data) : data).toString("utf8");
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return text;
}
