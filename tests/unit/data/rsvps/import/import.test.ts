import { count, eq } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { store } from "#db/store.ts";
import { formDrafts, rsvps } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { takeBatch } from "#lib/imports/batch.ts";
import { changeList, takeList } from "#lib/imports/given.ts";
import { eraseOldLists } from "#lib/imports/retention.ts";
import { NotFound } from "#lib/result.ts";
import { exportCsv } from "#lib/rsvps/desk/export.ts";
import type { Layout } from "#lib/rsvps/import/columns.ts";
import {
  beginImport,
  discardImport,
  findImport,
  keepImport,
  planOf,
} from "#lib/rsvps/import/commands.ts";
import { attendeeImporter } from "#lib/rsvps/import/importer.ts";
import { guessLayout } from "#lib/rsvps/import/known.ts";
import { leaveRowOut } from "#lib/rsvps/import/set-row.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { listFile as file, importAll, keptList, workOff } from "#tests/support/imports.ts";
import { join, mails, rsvpOf, statuses } from "#tests/support/people.ts";
import { answer, aQuestion } from "#tests/support/questions.ts";

async function aSociety(row: Parameters<typeof aMeeting>[1] = {}) {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, row);
  return { id: meeting.id, group, organizer: await aMember(group.id) };
}

/** Gives a list and looks it over: "3 added Ann", "4 error …". */
async function plan(actor: Actor, id: string, text: string): Promise<string[]> {
  expect(await keepImport(actor, id, file(text))).toMatchObject({ ok: true });
  const kept = await keptList(actor, id);
  const rows = await planOf(actor, id, kept, guessLayout(kept.rows));
  return rows.map(
    ({ line, fate, row, reason }) => `${line} ${fate} ${fate === "error" ? reason : row?.name}`,
  );
}

/** Presses the last button, lets it be done, and counts what it came to. */
async function press(actor: Actor, id: string, tell = false) {
  const { rows, became, leftOut } = await importAll(actor, id, { tell });
  const { added = 0, waitlisted: waiting = 0 } = became;
  return { added, waiting, left: leftOut + rows - added - waiting };
}

/** Presses the last button, and does nothing more. */
async function begin(actor: Actor, id: string) {
  const kept = await keptList(actor, id);
  const layout = guessLayout(kept.rows, kept.questions);
  return beginImport(actor, { meetingId: id, layout: () => layout, tell: false });
}

async function rowsIn(id: string): Promise<number> {
  const [row] = await store.read.select({ n: count() }).from(rsvps).where(eq(rsvps.meetingId, id));
  return row?.n ?? 0;
}

const LIST = `Name,E-mail,People,State,Note
Ann,ann@example.org,2,going,
Bob,BOB@example.org,1,yes,Vegan
Cyd,,1,x,
Ann Again,Ann@Example.org,1,x,
,nobody@example.org,1,x,
Dee,not an address,1,x,
Eve,eve@example.org,many,x,
Flo,flo@example.org,1,perhaps not,
Gus,gus@example.org,9,x,
Hal,hal@example.org,1,no,
Ida,ida@example.org,2,x,
Jo,jo@example.org,1,,`;

describe("the preview of an import", () => {
  it("says of each row what will happen, with its line, and writes nothing", async () => {
    const { id, organizer } = await aSociety({ capacity: 4 });
    await join(id, "Bob");
    expect(await plan(organizer, id, LIST)).toEqual([
      "2 added Ann",
      "3 there Bob",
      "4 added Cyd",
      "5 there Ann Again",
      "6 error Enter a name.",
      "7 error Enter one e-mail address, like name@example.org.",
      "8 error People: enter a whole number from 1 to 50.",
      "9 error “perhaps not” is no state that is known here.",
      "10 error A party of 9 is larger than the meeting, which has 4 seats.",
      "11 added Hal",
      "12 waiting Ida",
      "13 out undefined",
    ]);
    expect(await statuses(id)).toEqual(["Bob going 1"]);
    expect((await mails()).filter((mail) => !mail.includes("bob@"))).toEqual([]);
  });

  it("lets a smaller party pass where the meeting does", async () => {
    const { id, organizer } = await aSociety({ capacity: 3, waitlistOrder: "smaller-first" });
    await join(id, "Bob");
    const list = "Name,People\nAnn,3\nCyd,1";
    expect(await plan(organizer, id, list)).toEqual(["2 waiting Ann", "3 added Cyd"]);
    expect(await press(organizer, id)).toMatchObject({ added: 1, waiting: 1 });
    expect(await statuses(id)).toEqual(["Bob going 1", "Ann waitlisted 3", "Cyd going 1"]);
    expect(await plan(organizer, id, "Name\nDee")).toEqual(["2 added Dee"]);
  });

  it("is what then happens", async () => {
    const { id, organizer } = await aSociety({ capacity: 4 });
    await join(id, "Bob");
    await plan(organizer, id, LIST);
    expect(await press(organizer, id)).toEqual({ added: 3, waiting: 1, left: 8 });
    expect(await statuses(id)).toEqual([
      "Bob going 1",
      "Ann going 2",
      "Cyd going 1",
      "Hal declined 1",
      "Ida waitlisted 2",
    ]);
    expect((await meetingNow(id)).seatsTaken).toBe(4);
    expect(await mails()).toEqual(["rsvp-going to bob@example.org"]);
  });

  it("tells them by mail only when asked to", async () => {
    const { id, organizer } = await aSociety({ capacity: 4 });
    await plan(organizer, id, LIST);
    await press(organizer, id, true);
    expect(await mails()).toEqual([
      "rsvp-going to ann@example.org",
      "rsvp-going to BOB@example.org",
      "rsvp-declined to hal@example.org",
      "rsvp-waiting to ida@example.org",
    ]);
  });
});

describe("the same file again", () => {
  it("adds nothing, also where there are no addresses and two of one name", async () => {
    const { id, organizer } = await aSociety();
    const list = "Name,E-mail\nAnn,ann@example.org\nJohn Smith,\nJohn Smith,\nBob,";
    await plan(organizer, id, list);
    expect(await press(organizer, id)).toMatchObject({ added: 4 });
    expect((await plan(organizer, id, list)).every((row) => row.includes("there"))).toBe(true);
    expect(await begin(organizer, id)).toMatchObject({ reason: "nothing" });
    await plan(organizer, id, `${list}\njohn smith,`);
    expect(await press(organizer, id)).toMatchObject({ added: 1 });
    expect(await rowsIn(id)).toBe(5);
  });

  it("goes on after it broke off between two batches", async () => {
    const { id, organizer } = await aSociety();
    const list = ["Name", ...Array.from({ length: 120 }, (_, n) => `Person ${n % 80}`)].join("\n");
    await plan(organizer, id, list);
    const begun = await begin(organizer, id);
    if (!begun.ok) throw new Error(begun.reason);
    expect(await takeBatch(begun.value.id, attendeeImporter)).toBe(true);
    expect(await rowsIn(id)).toBe(50);
    // Another runner, which knows nothing of the first.
    while (await takeBatch(begun.value.id, attendeeImporter));
    expect(await rowsIn(id)).toBe(120);
    expect(await takeBatch(begun.value.id, attendeeImporter)).toBe(false);
  });

  it("is imported once, however often it is pressed", async () => {
    const { id, organizer } = await aSociety();
    await plan(organizer, id, "Name\nAnn");
    const layout: Layout = { headings: true, columns: ["name"] };
    const pressed = () =>
      beginImport(organizer, { meetingId: id, layout: () => layout, tell: false });
    const presses = await Promise.all([pressed(), pressed()]);
    expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
    expect(presses.find(({ ok }) => !ok)).toMatchObject({ reason: "gone" });
    expect(await findImport(organizer, id)).toBeNull();
  });

  it("is the one that was looked over, whatever was given since in another window", async () => {
    const { id, organizer } = await aSociety();
    await plan(organizer, id, "Name\nAnn");
    const { list } = (await findImport(organizer, id))!;
    const restore = setClock(new Date(now().getTime() + 1000));
    onTestFinished(restore);
    await plan(organizer, id, "Name\nBob");
    const layout: Layout = { headings: true, columns: ["name"] };
    const seen = { meetingId: id, list };
    const begun = await beginImport(organizer, { ...seen, layout: () => layout, tell: false });
    expect(begun).toMatchObject({ reason: "other" });
    expect(await leaveRowOut(organizer, { ...seen, line: 2 })).toMatchObject({ reason: "other" });
    for (const another of [list, "", "1"]) {
      const kept = await discardImport(organizer, id, another);
      expect(kept).toMatchObject({ reason: "other" });
    }
    // Nor where the newer one came between looking and taking.
    expect(await changeList(organizer, id, list, () => ({}))).toMatchObject({ reason: "gone" });
    expect(await store.write((tx) => takeList(tx, organizer, id, list))).toBe(false);
    const { list: newer, byHand, rows } = (await findImport(organizer, id))!;
    expect([byHand.size, rows.at(-1)?.cells]).toEqual([0, ["Bob"]]);
    expect(await statuses(id)).toEqual([]);
    const meant = { meetingId: id, list: newer, layout: () => layout, tell: false };
    expect(await beginImport(organizer, meant)).toMatchObject({ ok: true });
  });

  it("takes back the list that was saved from here, formulas defused and all", async () => {
    const { id, organizer } = await aSociety();
    await plan(organizer, id, "Name,E-mail\n=Ann,+ann@example.org\nBob,bob@example.org");
    await press(organizer, id);
    const { body } = await exportCsv(organizer, id);
    expect(await keepImport(organizer, id, { name: "x.csv", bytes: body })).toMatchObject({
      ok: true,
    });
    expect(await begin(organizer, id)).toMatchObject({ reason: "nothing" });
    const other = await aSociety();
    await keepImport(other.organizer, other.id, { name: "x.csv", bytes: body });
    expect(await press(other.organizer, other.id)).toMatchObject({ added: 2 });
    expect(await statuses(other.id)).toEqual(["=Ann going 1", "Bob going 1"]);
  });
});

describe("answers in a list", () => {
  it("are read by the headings of the meeting's questions, and come back as they were saved", async () => {
    const { id, organizer } = await aSociety();
    await aQuestion(id, { label: "Diet", kind: "several-of", options: ["Vegan", "No nuts"] });
    await aQuestion(id, { label: "A lift?", kind: "yes-no", required: true, position: 1 });
    const list = "Name;Diet;A lift?\nAnn;vegan, No Nuts;Yes\nBob;;no\nCyd;Meat;\nDee;;";
    await keepImport(organizer, id, file(list));
    const kept = await keptList(organizer, id);
    const layout = guessLayout(kept.rows, kept.questions);
    const rows = await planOf(organizer, id, kept, layout);
    expect(rows.map(({ fate, reason }) => `${fate} ${reason}`)).toEqual([
      "added ",
      "added ",
      expect.stringMatching(/^error .*Choose among the answers offered/),
      "added ",
    ]);
    await importAll(organizer, id);
    const { body } = await exportCsv(organizer, id);
    const saved = new TextDecoder().decode(body).split("\r\n");
    expect(saved[1]).toMatch(/,"Vegan, No nuts",Yes$/);
    expect(saved[2]).toMatch(/,,No$/);
    const other = await aSociety();
    await aQuestion(other.id, { label: "Diet", kind: "several-of", options: ["Vegan", "No nuts"] });
    await keepImport(other.organizer, other.id, { name: "x.csv", bytes: body });
    await importAll(other.organizer, other.id);
    expect(new TextDecoder().decode((await exportCsv(other.organizer, other.id)).body)).toContain(
      '"Vegan, No nuts"',
    );
  });
});

describe("a list with answers for each person", () => {
  const QUESTIONS = [
    { label: "Lunch?", kind: "yes-no", per: "seat" },
    {
      label: "Which?",
      kind: "several-of",
      per: "seat",
      options: ["Soup, hot", "Pie", "Pie, cold"],
    },
    { label: "Anything else", kind: "text", per: "seat" },
    { label: "Story", kind: "long-text", per: "party" },
  ] as const;

  async function aLunch() {
    const society = await aSociety();
    const ids: string[] = [];
    for (const [position, { options = [], ...question }] of QUESTIONS.map((q) => ({
      options: undefined as readonly string[] | undefined,
      ...q,
    })).entries()) {
      ids.push(await aQuestion(society.id, { ...question, options: [...options], position }));
    }
    return { ...society, questions: ids };
  }

  const saved = async (actor: Actor, id: string) =>
    new TextDecoder().decode((await exportCsv(actor, id)).body);
  /** Without what the new list numbers and dates itself. */
  const same = (csv: string) => csv.replaceAll(/,\d+,\d{4}-\d\d-\d\d \d\d:\d\d,\w+/g, "");

  async function take(actor: Actor, id: string, csv: string) {
    await keepImport(actor, id, file(csv));
    const kept = await keptList(actor, id);
    await importAll(actor, id);
    return planOf(actor, id, kept, guessLayout(kept.rows, kept.questions));
  }

  it("is exported and imported again, and is the same", async () => {
    const from = await aLunch();
    await join(from.id, "Ann", 3);
    await join(from.id, "Bob");
    const { id: ann } = await rsvpOf(from.id, "Ann");
    const { id: bob } = await rsvpOf(from.id, "Bob");
    const [lunch = "", which = "", else_ = "", story = ""] = from.questions;
    await answer(ann, lunch, true, 1);
    await answer(ann, lunch, false, 3);
    await answer(ann, which, ["Soup, hot", "Pie"], 1);
    await answer(ann, which, ["Pie, cold"], 3);
    await answer(ann, else_, "salt; 2: no pepper; 3: =none", 1);
    await answer(ann, else_, "1: first", 2);
    await answer(ann, story, "Two lines;\n2: of it");
    await answer(bob, else_, "'quoted', \"so\"", 1);
    await store.write((tx) =>
      tx
        .update(rsvps)
        .set({ comment: "By boat,\nif it floats", note: "Paid", heardFrom: "A friend" })
        .where(eq(rsvps.id, ann)),
    );
    const csv = await saved(from.organizer, from.id);
    const to = await aLunch();
    await take(to.organizer, to.id, csv);
    expect(same(await saved(to.organizer, to.id))).toBe(same(csv));
    expect(await rsvpOf(to.id, "Ann")).toMatchObject({ comment: "By boat,\nif it floats" });
  });

  it("says whose answer is one too many, and takes an answer without a number for the first person", async () => {
    const { id, organizer } = await aLunch();
    const csv = 'Name;People;Lunch?\nAnn;2;1: yes; 3: no\nBob;2;"1: yes; 2: no"\nCyd;2;Yes';
    const plan = await take(organizer, id, csv.replace("1: yes; 3: no", '"1: yes; 3: no"'));
    expect(plan.map(({ fate, reason }) => `${fate} ${reason}`)).toEqual([
      "error “Lunch?” is answered for person 3, and the party is of 2.",
      "there This name has an RSVP, and there is no address",
      "there This name has an RSVP, and there is no address",
    ]);
    expect(await saved(organizer, id)).toContain("1: Yes; 2: No");
    expect(await saved(organizer, id)).toContain(",1: Yes,");
  });
});

describe("a list that leaves open who comes", () => {
  const BESCHEID = "Name;E-Mail;Bescheid\nAnn;ann@example.org;Ja\nBob;bob@example.org;Nein";

  it("makes nobody going before it is said that they are", async () => {
    const { id, organizer } = await aSociety();
    await keepImport(organizer, id, file(BESCHEID));
    expect(await begin(organizer, id)).toMatchObject({ reason: "unread", mayInsist: "unread" });
    const { rows } = await keptList(organizer, id);
    const layout = guessLayout(rows);
    const other = { meetingId: id, layout: () => layout, tell: false, insist: ["more"] };
    expect(await beginImport(organizer, other)).toMatchObject({ reason: "unread" });
    expect(await rowsIn(id)).toBe(0);
    await importAll(organizer, id, { insist: ["unread"] });
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob going 1"]);
  });

  it("is not asked about once the column is chosen", async () => {
    const { id, organizer } = await aSociety();
    await keepImport(organizer, id, file(BESCHEID));
    const layout: Layout = { headings: true, columns: ["name", "email", "status"] };
    const begun = await beginImport(organizer, {
      meetingId: id,
      layout: () => layout,
      tell: false,
    });
    if (!begun.ok) throw new Error(begun.reason);
    await workOff(begun.value.id);
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob declined 1"]);
  });
});

describe("who comes along, and who is called what", () => {
  it("is taken in, and comes back as it was saved", async () => {
    const { id, organizer } = await aSociety({ asksNames: true, asksFamilyName: true });
    const list =
      "First name;Surname;People;Who comes along\nAnn;van der Lee;3;Bob Ray, Cyd Ash\nDee;Oak;1;";
    await keepImport(organizer, id, file(list));
    await importAll(organizer, id);
    expect(await rsvpOf(id, "Ann van der Lee")).toMatchObject({
      familyName: "van der Lee",
      partyNames: ["Bob Ray", "Cyd Ash"],
      partySize: 3,
    });
    const { body } = await exportCsv(organizer, id);
    const other = await aSociety();
    await keepImport(other.organizer, other.id, { name: "x.csv", bytes: body });
    await importAll(other.organizer, other.id);
    expect(await rsvpOf(other.id, "Ann van der Lee")).toMatchObject({
      familyName: "van der Lee",
      partyNames: ["Bob Ray", "Cyd Ash"],
    });
    expect(await rsvpOf(other.id, "Dee Oak")).toMatchObject({ partyNames: [] });
  });
});

describe("hostile lists", () => {
  it("are refused or told row by row, and never half taken", async () => {
    const { id, organizer } = await aSociety();
    const long = "x".repeat(10_000);
    expect(
      await plan(organizer, id, `Name,E-mail\n${long},a@example.org\nA\0nn,b@example.org`),
    ).toEqual([
      expect.stringMatching(/^2 error Name: at most 120 characters; these are 10,000/),
      "3 added Ann",
    ]);
    expect(await press(organizer, id)).toMatchObject({ added: 1, left: 1 });
    for (const bad of [`Name${",x".repeat(10_000)}\nAnn`, "", "Name,E-mail\n"]) {
      expect(await keepImport(organizer, id, file(bad))).toMatchObject({ ok: false });
    }
    expect(await rowsIn(id)).toBe(1);
  });

  it("need a column of names", async () => {
    const { id, organizer } = await aSociety();
    await keepImport(organizer, id, file("a@example.org\nb@example.org"));
    const layout: Layout = { headings: false, columns: ["email"] };
    expect(
      await beginImport(organizer, { meetingId: id, layout: () => layout, tell: false }),
    ).toMatchObject({
      reason: "no-name",
    });
  });

  it("are read out as formulas to nobody", async () => {
    const { id, organizer } = await aSociety();
    const rows = await plan(organizer, id, 'Name\n"=HYPERLINK(""https://evil.example"")"');
    expect(rows).toEqual(['2 added =HYPERLINK("https://evil.example")']);
  });
});

describe("the list that was given", () => {
  it("is its owner's alone, and for organizers of the group", async () => {
    const { id, organizer, group } = await aSociety();
    await keepImport(organizer, id, file("Ann,a@example.org\nBob,b@example.org"));
    expect(await findImport(await aMember(group.id), id)).toBeNull();
    const layout: Layout = { headings: false, columns: [] };
    const none = { rows: [], byHand: new Map() };
    for (const nobody of [await aMember(group.id, "helper"), (await aSociety()).organizer]) {
      await expect(keepImport(nobody, id, file("Ann"))).rejects.toThrow(NotFound);
      await expect(findImport(nobody, id)).rejects.toThrow(NotFound);
      await expect(planOf(nobody, id, none, layout)).rejects.toThrow(NotFound);
      await expect(discardImport(nobody, id, "")).rejects.toThrow(NotFound);
      await expect(
        beginImport(nobody, { meetingId: id, layout: () => layout, tell: false }),
      ).rejects.toThrow(NotFound);
    }
  });

  it("is forgotten when it is put away, and after a day", async () => {
    const { id, organizer } = await aSociety();
    const kept = () => store.read.select({ n: count() }).from(formDrafts);
    await keepImport(organizer, id, file("Ann,a@example.org\nBob,b@example.org"));
    const { list } = (await findImport(organizer, id))!;
    await discardImport(organizer, id, list);
    expect(await findImport(organizer, id)).toBeNull();
    await keepImport(organizer, id, file("Ann,a@example.org\nBob,b@example.org"));
    await eraseOldLists(now());
    expect(await findImport(organizer, id)).not.toBeNull();
    const restore = setClock(() => Date.now() + 25 * 3_600_000);
    try {
      expect(await findImport(organizer, id)).toBeNull();
      await eraseOldLists(now());
    } finally {
      restore();
    }
    expect(await kept()).toEqual([{ n: 0 }]);
  });
});
