import { describe, expect, it } from "vitest";
import { listTrail } from "#lib/desk/trail.ts";
import { NotFound, type Result } from "#lib/result.ts";
import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { doToRsvps } from "#lib/rsvps/desk/bulk.ts";
import { bulkInput, DEEDS, type Deed } from "#lib/rsvps/desk/bulk-input.ts";
import { getRsvp } from "#lib/rsvps/desk/queries.ts";
import { insistOn } from "#lib/rsvps/desk/refusals.ts";
import { listSelected, parseSelection, selectionKey } from "#lib/rsvps/desk/selection.ts";
import { findRsvpByToken } from "#lib/rsvps/public-queries.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { join, mailRows, mails, rsvpOf, statuses, tokenOf } from "#tests/support/people.ts";
import { shown } from "#tests/support/refused.ts";

async function aList(row: Parameters<typeof aMeeting>[1] = {}, who = ["Ann", "Bob", "Cyd"]) {
  const group = await aGroup();
  const meeting = await aMeeting(group.id, { capacity: 2, ...row });
  for (const name of who) await join(meeting.id, name);
  const organizer = await aMember(group.id);
  /** What the page of several does: it shows who is chosen, and does it to them. */
  async function press(
    deed: Deed,
    to: string,
    { note = "", insists = [] }: { note?: string; insists?: string[] } = {},
    actor = organizer,
  ) {
    const shown = selectionKey(await listSelected(organizer, meeting.id, parseSelection(to)));
    const insist = [insistOn("changed", shown), ...insists];
    const input = { meetingId: meeting.id, deed, to, insist, note };
    return doToRsvps(actor, bulkInput.parse(input));
  }
  const id = async (name: string) => `id=${(await rsvpOf(meeting.id, name)).id}`;
  return { id: meeting.id, group, organizer, press, of: id };
}

const outcome = <T>(result: Result<T>) => (result.ok ? result.value : result.reason);

describe("several at once", () => {
  it("approves all that match, first come first served, and says who waits", async () => {
    const { id, press } = await aList({ approval: true });
    expect(await statuses(id)).toEqual(["Ann pending 1", "Bob pending 1", "Cyd pending 1"]);
    expect(outcome(await press("approve", "who=all&state=pending"))).toEqual({
      count: 3,
      waiting: 1,
      full: 0,
      over: 0,
      at: 0,
    });
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob going 1", "Cyd waitlisted 1"]);
  });

  it("refuses with words that are mailed, and to approve takes it back", async () => {
    const { id, press, of, organizer } = await aList({ approval: true });
    await press("refuse", await of("Bob"), { note: "The hall is small." });
    expect((await statuses(id))[1]).toBe("Bob cancelled 1");
    const mail = (await mailRows()).find(({ kind }) => kind === "rsvp-refused");
    expect(mail).toMatchObject({ toEmail: "bob@example.org" });
    expect(mail?.text).toContain("The hall is small.");
    expect(await getRsvp(organizer, id, (await rsvpOf(id, "Bob")).id)).toMatchObject({
      refusedAt: expect.any(Date),
    });
    expect(outcome(await press("approve", "who=all"))).toMatchObject({ count: 2 });
    expect((await statuses(id))[1]).toBe("Bob cancelled 1");
    await press("approve", await of("Bob"));
    expect((await statuses(id))[1]).toBe("Bob waitlisted 1");
  });

  it("cancels all of a search, and the line moves up", async () => {
    const { id, press } = await aList();
    expect(outcome(await press("cancel", "who=all&search=ann"))).toMatchObject({ count: 1 });
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1", "Cyd going 1"]);
    expect(outcome(await press("cancel", "who=all&search=ann"))).toBe("nobody");
  });

  it("puts back what was cancelled by mistake, with a seat while there is one", async () => {
    const { id, press, organizer } = await aList({}, ["Ann", "Bob", "Cyd", "Dee"]);
    const result = await press("cancel", "who=all&search=ann");
    expect(await statuses(id)).toEqual([
      "Ann cancelled 1",
      "Bob going 1",
      "Cyd going 1",
      "Dee waitlisted 1",
    ]);
    if (!result.ok) throw new Error(result.reason);
    const them = `who=all&cancelled=${result.value.at}`;
    expect(outcome(await press("reinstate", them))).toMatchObject({ count: 1, waiting: 1 });
    // Cyd keeps the seat; Ann is before Dee, who came later.
    expect((await statuses(id))[0]).toBe("Ann waitlisted 1");
    expect((await mails()).at(-1)).toBe("rsvp-waiting to ann@example.org");
    await press("cancel", "who=all&search=cyd");
    expect(await statuses(id)).toEqual([
      "Ann going 1",
      "Bob going 1",
      "Cyd cancelled 1",
      "Dee waitlisted 1",
    ]);
    expect(outcome(await press("reinstate", them))).toBe("nobody");
    const { entries } = await listTrail(organizer, id, 1);
    expect(entries.map(({ action }) => action)).toContain("rsvp.reinstated");
  });

  it("gives the seat back with its calendar entry, and leaves alone who cancelled themselves", async () => {
    const { id, press, of } = await aList({ capacity: 5 });
    await cancelRsvp(await tokenOf(id, "Bob"));
    await press("cancel", "who=all");
    expect(outcome(await press("reinstate", await of("Bob")))).toBe("nobody");
    expect(outcome(await press("reinstate", "who=all&state=cancelled"))).toMatchObject({
      count: 2,
      waiting: 0,
    });
    expect(await statuses(id)).toEqual(["Ann going 1", "Bob cancelled 1", "Cyd going 1"]);
    expect((await meetingNow(id)).seatsTaken).toBe(2);
    const last = (await mailRows()).at(-1);
    expect(last).toMatchObject({ kind: "rsvp-going", toEmail: "cyd@example.org" });
    expect(last?.calendar).toContain("METHOD:REQUEST");
  });

  it("without a waiting list leaves cancelled who finds no seat", async () => {
    const { id, press, of } = await aList({ waitlist: false }, ["Ann", "Bob"]);
    await press("cancel", await of("Ann"));
    await join(id, "Eve");
    expect(outcome(await press("reinstate", await of("Ann")))).toMatchObject({ count: 0, full: 1 });
    expect(await statuses(id)).toEqual(["Ann cancelled 1", "Bob going 1", "Eve going 1"]);
  });

  it("moves up past others, beyond the seats only when insisted, and by whom stands in the trail", async () => {
    const { id, press, of, organizer } = await aList({}, ["Ann", "Bob", "Cyd", "Dee"]);
    expect(outcome(await press("move-up", await of("Dee")))).toBe("full");
    expect(await statuses(id)).toContain("Dee waitlisted 1");
    expect(
      outcome(await press("move-up", await of("Dee"), { insists: [insistOn("full")] })),
    ).toMatchObject({
      count: 1,
      over: 1,
    });
    expect(await statuses(id)).toEqual([
      "Ann going 1",
      "Bob going 1",
      "Cyd waitlisted 1",
      "Dee going 1",
    ]);
    expect((await meetingNow(id)).seatsTaken).toBe(3);
    const { entries } = await listTrail(organizer, id, 1);
    expect(entries.find(({ action }) => action === "rsvp.moved-up")).toMatchObject({
      accountId: organizer.accountId,
    });
  });

  it("sends the mail again with a fresh link, and the old one leads nowhere", async () => {
    const { id, press, of } = await aList();
    const old = await tokenOf(id, "Ann");
    expect(outcome(await press("resend", await of("Ann")))).toMatchObject({ count: 1 });
    expect((await mails()).at(-1)).toBe("rsvp-going to ann@example.org");
    expect(await findRsvpByToken(old)).toBeNull();
    const fresh = (await mailRows()).at(-1)?.secret.manage?.split("/rsvps/")[1] ?? "";
    expect(await findRsvpByToken(fresh)).toMatchObject({ name: "Ann" });
    expect(outcome(await press("resend", "who=all"))).toMatchObject({ count: 3 });
    expect((await mails()).at(-1)).toBe("rsvp-waiting to cyd@example.org");
  });

  it("notes below what is noted already", async () => {
    const { id, press, of, organizer } = await aList();
    await press("note", "who=all", { note: "Asked for ramps" });
    await press("note", await of("Ann"), { note: "Paid" });
    const { id: ann } = await rsvpOf(id, "Ann");
    expect((await getRsvp(organizer, id, ann)).note).toBe("Asked for ramps\nPaid");
    expect(shown(await press("note", await of("Ann")))).toMatchObject({
      fieldErrors: { note: expect.any(String) },
    });
  });

  it("does nothing to rows that were not shown", async () => {
    const { id, organizer, press } = await aList();
    const to = "who=all";
    const shown = selectionKey(await listSelected(organizer, id, parseSelection(to)));
    await join(id, "Eve");
    const late = (insist: string[]) =>
      bulkInput.parse({ meetingId: id, deed: "cancel", to, insist });
    const seen = insistOn("changed", shown);
    expect(outcome(await doToRsvps(organizer, late([seen])))).toBe("changed");
    const beyond = await doToRsvps(organizer, late([insistOn("full"), seen]));
    expect(outcome(beyond)).toBe("changed");
    expect(await statuses(id)).toContain("Ann going 1");
    expect(outcome(await press("cancel", to))).toMatchObject({ count: 4 });
  });

  it("is for organizers of the group, and for RSVPs of the meeting", async () => {
    const { id, press, group } = await aList();
    const other = await aList();
    const helper = await aMember(group.id, "helper");
    for (const deed of DEEDS) {
      for (const nobody of [helper, other.organizer]) {
        await expect(press(deed, "who=all", { note: "x" }, nobody)).rejects.toThrow(NotFound);
      }
      const theirs = await other.of("Ann");
      expect(outcome(await press(deed, theirs, { note: "x" }))).toBe("nobody");
    }
    expect(await statuses(other.id)).toEqual(await statuses(id));
  });

  it.each(["", "id=", "who=all&state=DROP", "id=%00", "a=b&who=none"])(
    "%j chooses nobody's rows by mistake",
    async (to) => {
      const { id, organizer } = await aList();
      const chosen = await listSelected(organizer, id, parseSelection(to));
      expect(chosen).toHaveLength(to.startsWith("who=all") ? 3 : 0);
    },
  );
});
