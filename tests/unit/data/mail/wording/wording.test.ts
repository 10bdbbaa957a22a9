import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { rsvps } from "#db/tables.ts";
import { fillLinks } from "#lib/mail/links.ts";
import { sampleMail } from "#lib/mail/templates/samples.ts";
import { WORDS, type WordedKind } from "#lib/mail/templates/words.ts";
import { previewWords, resetWords, setWords } from "#lib/mail/wording/commands.ts";
import { wordsInput } from "#lib/mail/wording/input.ts";
import { getWording, listWordings } from "#lib/mail/wording/queries.ts";
import { NotFound } from "#lib/result.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { cancelMeeting } from "#lib/scheduling/state.ts";
import { now } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { makeMails, outboxNow } from "#tests/support/mails.ts";

const KINDS = Object.keys(WORDS) as WordedKind[];
const OWN = {
  subject: "{meeting}: see you there",
  intro: "Dear {name},\n\nhow good of you.",
  outro: "Yours, {group}",
};
const group = { name: "Lantern Circle", accent: null, siteUrl: "https://meetings.example.org" };

async function aRun() {
  const { id } = await aGroup({ name: "Lantern Circle" });
  const owner = await aMember(id, "owner");
  return { groupId: id, owner };
}

const ann = (meetingId: string, name = "Ann") =>
  joinMeeting({ meetingId, name, email: "ann@example.org", partySize: 1 });

/** Ann has pressed a link of ours before: she may be called by the name that is typed beside her address. */
async function annHasPressed() {
  const earlier = await aMeeting((await aGroup()).id);
  await ann(earlier.id);
  await store.write((tx) =>
    tx.update(rsvps).set({ confirmedAt: now() }).where(eq(rsvps.meetingId, earlier.id)),
  );
}

describe("a group's own words", () => {
  it("stand in its mails from then on, and in no other group's", async () => {
    const { groupId, owner } = await aRun();
    await setWords(owner, groupId, "rsvp-going", OWN);
    const meeting = await aMeeting(groupId, { title: "Moths" });
    const other = await aMeeting((await aGroup()).id);
    await annHasPressed();
    await ann(meeting.id);
    await ann(other.id);
    const mails = await outboxNow();
    const own = mails.find(({ meetingId }) => meetingId === meeting.id);
    expect(own?.subject).toBe("Moths: see you there");
    expect(own?.text).toContain("Dear Ann,\n\nhow good of you.");
    expect(own?.text).toContain("Yours, Lantern Circle");
    expect(own?.html).toContain('<p style="margin:0 0 16px">Dear Ann,</p>');
    const usual = mails.find(({ meetingId }) => meetingId === other.id);
    expect(usual?.text).not.toContain("how good of you");
  });

  it("cannot take away what must be known, in any mail", () => {
    for (const kind of KINDS) {
      const bare = sampleMail(kind, { subject: "x", intro: "x", outro: "" }, group);
      const usual = sampleMail(kind, null, group);
      for (const fact of usual.text.match(
        /^(Meeting|When|Where|For|Before|Answer by|Confirm by): .*$/gm,
      ) ?? []) {
        expect(bare.text).toContain(fact);
      }
      expect(bare.text).toContain("{{link:manage}}");
      expect(bare.html).toContain("{{link:manage}}");
      expect(bare.text).toContain("You get this mail because");
    }
  });

  it("have the organizers' note once, where the words put it or else by itself", () => {
    const words = (intro: string) => ({ subject: "x", intro, outro: "" });
    const notes = (intro: string) =>
      sampleMail("meeting-cancelled", words(intro), group).text.match(/no heating/g);
    expect(notes("It is off.")).toHaveLength(1);
    expect(notes("It is off: {note}")).toHaveLength(1);
  });

  it("are harmless: no HTML, no link's place, nothing filled in twice", async () => {
    const { groupId, owner } = await aRun();
    await setWords(owner, groupId, "rsvp-going", {
      subject: "<b>{name}</b>",
      intro:
        '<script>alert(1)</script> {{link:manage}} {{{link:manage}}} {name} <img src=x onerror="y">',
      outro: "{ {link:manage}}",
    });
    const meeting = await aMeeting(groupId);
    await annHasPressed();
    await ann(meeting.id, "{group} {{link:manage}}");
    const mail = (await outboxNow()).find(({ meetingId }) => meetingId === meeting.id);
    expect(mail?.html).not.toMatch(/<script|<img|<b>/);
    expect(mail?.subject).toContain("{group}");
    // The button is the only place in the HTML that becomes the secret link.
    const sent = fillLinks(mail!, { manage: "https://secret.example.org/" });
    expect(sent.html.match(/secret\.example\.org/g)).toHaveLength(1);
    expect(sent.text.match(/secret\.example\.org/g)).toHaveLength(1);
  });

  it("are those of meeting mails too, with the facts of each", async () => {
    const { groupId, owner } = await aRun();
    await setWords(owner, groupId, "meeting-cancelled", { ...OWN, intro: "Off: {note}" });
    const meeting = await aMeeting(groupId);
    await ann(meeting.id);
    await cancelMeeting(owner, { id: meeting.id, note: "Snow." });
    await makeMails();
    const mail = (await outboxNow()).find(({ kind }) => kind === "meeting-cancelled");
    expect(mail?.text).toContain("Off: Snow.");
  });
});

describe("setting them", () => {
  it("is for owners; to others the group is not there", async () => {
    const { groupId } = await aRun();
    const organizer = await aMember(groupId, "organizer");
    const stranger = await aMember((await aGroup()).id, "owner");
    for (const actor of [organizer, stranger]) {
      await expect(listWordings(actor, groupId)).rejects.toThrow(NotFound);
      await expect(getWording(actor, groupId, "rsvp-going")).rejects.toThrow(NotFound);
      await expect(setWords(actor, groupId, "rsvp-going", OWN)).rejects.toThrow(NotFound);
      await expect(resetWords(actor, groupId, "rsvp-going")).rejects.toThrow(NotFound);
      await expect(previewWords(actor, groupId, "rsvp-going", OWN)).rejects.toThrow(NotFound);
    }
  });

  it("can be done again, and taken back", async () => {
    const { groupId, owner } = await aRun();
    await setWords(owner, groupId, "rsvp-going", OWN);
    await setWords(owner, groupId, "rsvp-going", { ...OWN, outro: "" });
    expect(await getWording(owner, groupId, "rsvp-going")).toMatchObject({
      own: true,
      words: { ...OWN, outro: "" },
    });
    const { wordings } = await listWordings(owner, groupId);
    expect(wordings.filter(({ own }) => own).map(({ kind }) => kind)).toEqual(["rsvp-going"]);
    expect(wordings).toHaveLength(KINDS.length);
    await resetWords(owner, groupId, "rsvp-going");
    await resetWords(owner, groupId, "rsvp-going");
    const { own, words, usual } = await getWording(owner, groupId, "rsvp-going");
    expect({ own, words }).toEqual({ own: false, words: usual });
  });

  it("refuses a mail that there is not", async () => {
    const { groupId, owner } = await aRun();
    for (const kind of ["sign-in", "nothing", "toString"]) {
      await expect(getWording(owner, groupId, kind)).rejects.toThrow(NotFound);
    }
  });

  it("shows beforehand what it would be, without a secret in it", async () => {
    const { groupId, owner } = await aRun();
    const shown = await previewWords(owner, groupId, "rsvp-going", OWN);
    expect(shown.subject).toBe("The river under the road: see you there");
    expect(shown.html).not.toContain("{{");
    expect(shown.text).toContain("[the attendee’s own link]");
    expect(await getWording(owner, groupId, "rsvp-going")).toMatchObject({ own: false });
  });
});

describe("what may be typed", () => {
  const errors = (kind: WordedKind, words: Partial<typeof OWN>) =>
    wordsInput(kind)
      .safeParse({ ...OWN, ...words })
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

  it.each(["{nmae}", "{note}", "{{link:manage}}", "{Name}", "{}"])(
    "refuses %s beside its field, and says what can be used",
    (text) => {
      const [error, ...more] = errors("rsvp-going", { intro: `Dear ${text}` });
      expect(more).toEqual([]);
      expect(error).toMatch(/^intro: (“\{.*\}” cannot be filled in here|There is a brace)/);
      if (!text.includes("{{"))
        expect(error).toContain("{name}, {meeting}, {date}, {when}, {where}, {group}");
    },
  );

  it("takes {note} where there is one, and no brace by itself", () => {
    expect(errors("meeting-cancelled", { intro: "{note}" })).toEqual([]);
    expect(errors("rsvp-going", { intro: "a { b } c }", outro: ":-{" })).toEqual([
      expect.stringContaining("{ b }” cannot be filled in"),
      expect.stringContaining("without its other half"),
    ]);
  });

  it("refuses empty and overlong words", () => {
    expect(errors("rsvp-going", { subject: " ", intro: "\u200b" })).toHaveLength(2);
    expect(errors("rsvp-going", { outro: "x".repeat(2001) })).toHaveLength(1);
  });

  it("takes the app's own words for every mail", () => {
    for (const kind of KINDS) expect(errors(kind, WORDS[kind])).toEqual([]);
  });
});
