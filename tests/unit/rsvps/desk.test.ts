import { describe, expect, it } from "vitest";
import { NotFound } from "#lib/result.ts";
import { joinMeeting } from "#lib/rsvps/commands.ts";
import { cancelRsvpAtDesk, noteRsvp } from "#lib/rsvps/desk.ts";
import { countRsvps, findHeadOfLine, getRsvp, listRsvps } from "#lib/rsvps/desk-queries.ts";
import { defused, exportRsvps } from "#lib/rsvps/export.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { join, mails, rsvpOf, standing } from "./people.ts";

const FIRST = { offset: 0, limit: 100 };
const ALL = { search: "", status: "all" as const };

async function fullMeeting() {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, { capacity: 2 });
  for (const who of ["Ann", "Bob", "Cyd"]) await join(meeting.id, who);
  return { id: meeting.id, organizer: await aMember(group.id), groupId: group.id };
}

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
      () => exportRsvps(stranger, id),
      () => exportRsvps(helper, id),
      () => cancelRsvpAtDesk(stranger, rsvp.id),
      () => cancelRsvpAtDesk(helper, rsvp.id),
      () => noteRsvp(stranger, { id: rsvp.id, note: "x" }),
    ]) {
      await expect(forbidden()).rejects.toThrow(NotFound);
    }
    expect(await names(await aSiteAdmin())).toHaveLength(3);
    expect(await standing(id)).toEqual(["Ann going 1", "Bob going 1", "Cyd waitlisted 1"]);
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
    expect(counts.of("going")).toMatchObject({ answers: 2, people: 2 });
    expect(counts.of("declined")).toMatchObject({ answers: 0, people: 0 });
    expect(await findHeadOfLine(organizer, id)).toEqual({ partySize: 1 });
  });
});

describe("cancelling at the desk", () => {
  it("tells the person and moves the list up", async () => {
    const { id, organizer } = await fullMeeting();
    const { id: rsvpId } = await rsvpOf(id, "Ann");
    expect(await cancelRsvpAtDesk(organizer, rsvpId)).toMatchObject({ ok: true });
    expect(await cancelRsvpAtDesk(organizer, rsvpId)).toMatchObject({ ok: true });
    expect(await standing(id)).toEqual(["Ann cancelled 1", "Bob going 1", "Cyd going 1"]);
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
  it.each(["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u200b=1", "＝1"])(
    "%j is no formula in it",
    (text) => expect(defused(text)).toBe(`'${text}`),
  );
  it.each(["Ann", "a=b", "", "Ann-Marie"])("%j stays as it is", (text) =>
    expect(defused(text)).toBe(text),
  );

  it("is made for a spreadsheet, and safe in it", async () => {
    const { id, organizer } = await fullMeeting();
    await joinMeeting({
      meetingId: id,
      name: '=HYPERLINK("https://evil.example","Zoë")',
      email: "+evil@example.org",
      partySize: 2,
    });
    const { csv, filename } = await exportRsvps(organizer, id);
    const lines = csv.split("\r\n");
    expect(filename).toMatch(/^rsvps-[a-z0-9-]+\.csv$/);
    expect(lines[0]).toBe("\ufeffName,E-mail,State,People,Number,Received,Note");
    expect(lines[1]).toMatch(/^Ann,ann@example\.org,going,1,1,\d{4}-\d\d-\d\d \d\d:\d\d,$/);
    expect(lines[4]).toMatch(/^"'=HYPERLINK\(""https:\/\/evil\.example"",""Zoë""\)",'\+evil@/);
  });
});
