import { readFileSync } from "node:fs";
import { join as pathOf } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { store } from "#db/store.ts";
import { invitations, meetings, outbox, questions, subscribers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { believeClock } from "#lib/clock/commands.ts";
import { bringBack, putAway } from "#lib/desk/put-away.ts";
import { archiveGroup, createGroup, restoreGroup, updateGroup } from "#lib/groups/commands.ts";
import { groupInput } from "#lib/groups/input.ts";
import { storeImage } from "#lib/images/store.ts";
import { dropMail, retryMail } from "#lib/mail/commands.ts";
import { resetWords, setWords } from "#lib/mail/wording/commands.ts";
import { wordsInput } from "#lib/mail/wording/input.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";
import { changeRole, removeMember } from "#lib/members/commands.ts";
import { inviteMember, revokeInvitation } from "#lib/members/invitations.ts";
import { sendMessage, sendTestMessage } from "#lib/messages/commands.ts";
import { messageDraft, messageInput } from "#lib/messages/input.ts";
import { insistOn as peopleSeen } from "#lib/messages/refusals.ts";
import { sendLetter, sendTest } from "#lib/newsletter/commands.ts";
import { letterInput } from "#lib/newsletter/input.ts";
import { changeQuestion } from "#lib/questions/change.ts";
import {
  addQuestion,
  addReadyMade,
  askQuestionAgain,
  deleteQuestion,
  moveQuestion,
  retireQuestion,
} from "#lib/questions/commands.ts";
import { questionInput } from "#lib/questions/input.ts";
import { quickAddArticle } from "#lib/reading/articles/commands.ts";
import { quickAddPublication } from "#lib/reading/publications/commands.ts";
import { dropRestored, sendRestored } from "#lib/restored/commands.ts";
import { Forbidden, NotFound } from "#lib/result.ts";
import { addRsvps } from "#lib/rsvps/desk/add.ts";
import { approveRsvps } from "#lib/rsvps/desk/approve.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { changeRsvpAtDesk } from "#lib/rsvps/desk/change.ts";
import { addRow } from "#lib/rsvps/desk/input.ts";
import { moveUpRsvp } from "#lib/rsvps/desk/move-up.ts";
import { noteRsvp, noteRsvps } from "#lib/rsvps/desk/note.ts";
import { refuseRsvps } from "#lib/rsvps/desk/refuse.ts";
import { reinstateRsvps } from "#lib/rsvps/desk/reinstate.ts";
import { resendRsvpMails } from "#lib/rsvps/desk/resend.ts";
import { keepImport } from "#lib/rsvps/import/commands.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { recordInput } from "#lib/scheduling/input.ts";
import { recordMeeting } from "#lib/scheduling/record.ts";
import {
  cancelMeeting,
  deleteMeeting,
  postponeMeeting,
  publishMeeting,
  reinstateMeeting,
  unpublishMeeting,
} from "#lib/scheduling/state.ts";
import { updateSite } from "#lib/site/commands.ts";
import { siteInput } from "#lib/site/input.ts";
import { quickAddSpeaker } from "#lib/speakers/commands.ts";
import { inviteSubscriber, removeSubscriber } from "#lib/subscribers/commands.ts";
import { inviteInput } from "#lib/subscribers/input.ts";
import { quickAddVenue } from "#lib/venues/commands.ts";
import { aGroup, aMeeting, aMember, aSiteAdmin } from "#tests/factories.ts";
import { sources } from "#tests/sources.ts";
import { listFile } from "#tests/support/imports.ts";
import { join, rsvpOf } from "#tests/support/people.ts";
import { aSubscriber } from "#tests/support/subscribers.ts";

/* Who may do what: each command of the desk by each role, with everything there that it asks for. */

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A group with a meeting that somebody is coming to, and a draft, and what hangs on them. */
async function aWorld() {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const group = await aGroup();
  const groupId = group.id;
  const [owner, organizer, helper] = [
    await aMember(groupId, "owner"),
    await aMember(groupId, "organizer"),
    await aMember(groupId, "helper"),
  ];
  const elsewhere = await aMember((await aGroup()).id, "owner");
  const admin = await aSiteAdmin();
  const meetingId = (await aMeeting(groupId, { capacity: 9, approval: true })).id;
  const draftId = (await aMeeting(groupId, { status: "draft", publishedAt: null })).id;
  const asked = questionInput.parse({
    meetingId,
    label: "Which boat?",
    kind: "text",
    per: "party",
  });
  await addQuestion(owner, asked);
  const [question] = await store.read
    .select()
    .from(questions)
    .where(eq(questions.meetingId, meetingId));
  await join(meetingId, "Ann");
  const rsvp = await rsvpOf(meetingId, "Ann");
  const [mail] = await store.read.select().from(outbox).where(eq(outbox.rsvpId, rsvp.id));
  await inviteMember(owner, { groupId, email: "ina@example.org", role: "helper" });
  const [invitation] = await store.read
    .select()
    .from(invitations)
    .where(eq(invitations.groupId, groupId));
  await aSubscriber("rea@example.org", { groups: [groupId] });
  const [reader] = await store.read.select().from(subscribers);
  const ids = { groupId, meetingId, draftId, rsvpId: rsvp.id, questionId: question?.id ?? "" };
  const more = {
    mailId: mail?.id ?? "",
    invitationId: invitation?.id ?? "",
    readerId: reader?.id ?? "",
  };
  return { ...ids, ...more, asked, group, people: { elsewhere, helper, organizer, owner, admin } };
}

type World = Awaited<ReturnType<typeof aWorld>>;
type Who = keyof World["people"];
type Deed = (actor: Actor, world: World) => Promise<unknown>;

/** A message on its way, to be paused. */
async function aMailing({ people, meetingId }: World): Promise<string> {
  const draft = { meetingId, to: "who=all", subject: "Lamps", body: "Bring one." };
  const input = messageInput.parse({ ...draft, insist: peopleSeen("changed", 1) });
  const sent = await sendMessage(people.owner, input);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.value.id;
}

const many = ({ meetingId, rsvpId }: World) => ({ meetingId, ids: [rsvpId] });
const verb = (id: string) => ({ id, note: "" });
const ann = { name: "Ann", email: "ann@example.org", partySize: 2 };

/** Each command, by the least role that may do it. */
const DEEDS: Record<"organizer" | "owner" | "admin", Record<string, Deed>> = {
  organizer: {
    putAway: (who, { meetingId }) => putAway(who, { id: meetingId, key: "about" as never }),
    bringBack: (who, { meetingId }) => bringBack(who, { id: meetingId, key: "about" as never }),
    storeImage: (who, { groupId }) => storeImage(who, groupId, PIXEL),
    dropMail: (who, { mailId }) => dropMail(who, mailId),
    retryMail: (who, { mailId }) => retryMail(who, mailId),
    pauseMailing: async (who, world) => pauseMailing(who, await aMailing(world)),
    resumeMailing: async (who, world) => {
      const id = await aMailing(world);
      await pauseMailing(world.people.owner, id);
      return resumeMailing(who, id);
    },
    stopMailing: async (who, world) => stopMailing(who, await aMailing(world)),
    sendMessage: (who, { meetingId }) =>
      sendMessage(
        who,
        messageInput.parse({
          ...{ meetingId, to: "who=all", subject: "Lamps", body: "Bring one." },
          insist: peopleSeen("changed", 1),
        }),
      ),
    sendTestMessage: (who, { meetingId }) =>
      sendTestMessage(
        who,
        messageDraft.parse({ meetingId, to: "who=all", subject: "Lamps", body: "Bring one." }),
      ),
    sendLetter: (who, world) => sendLetter(who, letter(world)),
    sendTest: (who, world) => sendTest(who, letter(world)),
    addQuestion: (who, { asked }) => addQuestion(who, asked),
    changeQuestion: (who, { asked, questionId }) =>
      changeQuestion(who, { ...asked, id: questionId, label: "Which barge?" }),
    addReadyMade: (who, { meetingId }) => addReadyMade(who, { meetingId, about: "diet" }),
    moveQuestion: async (who, { questionId, people, asked }) => {
      await addQuestion(people.owner, { ...asked, label: "Which oar?" });
      return moveQuestion(who, { id: questionId, by: "down" });
    },
    retireQuestion: (who, { questionId }) => retireQuestion(who, questionId),
    askQuestionAgain: async (who, { questionId, people }) => {
      await retireQuestion(people.owner, questionId);
      return askQuestionAgain(who, questionId);
    },
    deleteQuestion: async (who, { questionId, people }) => {
      await retireQuestion(people.owner, questionId);
      return deleteQuestion(who, questionId);
    },
    quickAddArticle: (who, { groupId }) => quickAddArticle(who, { groupId, title: "Locks" }),
    quickAddPublication: (who, { groupId }) => quickAddPublication(who, { groupId, name: "Locks" }),
    quickAddSpeaker: (who, { groupId }) => quickAddSpeaker(who, { groupId, name: "Ada" }),
    quickAddVenue: (who, { groupId }) => quickAddVenue(who, { groupId, name: "The mill" }),
    addRsvps: (who, { meetingId }) => {
      const row = addRow.parse({ name: "Bob", email: "bob@example.org" });
      return addRsvps(who, { meetingId, rows: [row], tell: false });
    },
    approveRsvps: (who, world) => approveRsvps(who, many(world)),
    refuseRsvps: (who, world) => refuseRsvps(who, { ...many(world), note: "" }),
    cancelRsvps: (who, world) => cancelRsvps(who, many(world)),
    reinstateRsvps: async (who, world) => {
      await cancelRsvps(world.people.owner, many(world));
      return reinstateRsvps(who, many(world));
    },
    resendRsvpMails: (who, world) => resendRsvpMails(who, many(world)),
    noteRsvp: (who, { rsvpId }) => noteRsvp(who, { id: rsvpId, note: "Late" }),
    noteRsvps: (who, world) => noteRsvps(who, { ...many(world), note: "Late" }),
    changeRsvpAtDesk: (who, { meetingId, rsvpId }) =>
      changeRsvpAtDesk(who, { meetingId, id: rsvpId, ...ann, insist: [] }),
    moveUpRsvp: async (who, { meetingId, rsvpId, people }) => {
      await store.write((tx) =>
        tx
          .update(meetings)
          .set({ seatsTaken: 9, approval: false })
          .where(eq(meetings.id, meetingId)),
      );
      await approveRsvps(people.owner, { meetingId, ids: [rsvpId] });
      await store.write((tx) =>
        tx.update(meetings).set({ seatsTaken: 0 }).where(eq(meetings.id, meetingId)),
      );
      return moveUpRsvp(who, { meetingId, id: rsvpId, insist: [] });
    },
    keepImport: (who, { meetingId }) => keepImport(who, meetingId, listFile("Name\nBob")),
    duplicateMeeting: (who, { meetingId }) => duplicateMeeting(who, meetingId),
    recordMeeting: async (who, { meetingId }) => {
      const past = {
        startsAt: new Date("2026-11-01T12:00:00Z"),
        endsAt: new Date("2026-11-01T14:00:00Z"),
      };
      await store.write((tx) => tx.update(meetings).set(past).where(eq(meetings.id, meetingId)));
      return recordMeeting(who, recordInput.parse({ id: meetingId, report: "", attendance: "" }));
    },
    publishMeeting: (who, { draftId }) => publishMeeting(who, verb(draftId)),
    unpublishMeeting: async (who, { draftId, people }) => {
      await publishMeeting(people.owner, verb(draftId));
      return unpublishMeeting(who, verb(draftId));
    },
    postponeMeeting: (who, { meetingId }) => postponeMeeting(who, verb(meetingId)),
    cancelMeeting: (who, { meetingId }) => cancelMeeting(who, verb(meetingId)),
    reinstateMeeting: async (who, { meetingId, people }) => {
      await cancelMeeting(people.owner, verb(meetingId));
      return reinstateMeeting(who, verb(meetingId));
    },
    deleteMeeting: (who, { draftId }) => deleteMeeting(who, verb(draftId)),
    removeSubscriber: (who, { readerId }) => removeSubscriber(who, readerId),
    inviteSubscriber: (who, { groupId }) =>
      inviteSubscriber(
        who,
        inviteInput.parse({
          ...{ email: "new@example.org", consent: "At the door", groups: groupId },
          ...{ kinds: "meetings", pace: "at-once" },
        }),
      ),
  },
  owner: {
    updateGroup: (who, { groupId }) =>
      updateGroup(who, groupId, groupInput.parse({ name: `Guild ${groupId}`, timeZone: "UTC" })),
    archiveGroup: (who, { groupId }) => archiveGroup(who, { id: groupId }),
    restoreGroup: async (who, { groupId, people }) => {
      await archiveGroup(people.admin, { id: groupId });
      return restoreGroup(who, { id: groupId });
    },
    setWords: (who, { groupId }) => setWords(who, groupId, "meeting-cancelled", words()),
    resetWords: async (who, { groupId, people }) => {
      await setWords(people.owner, groupId, "meeting-cancelled", words());
      return resetWords(who, groupId, "meeting-cancelled");
    },
    changeRole: (who, { groupId, people }) =>
      changeRole(who, { groupId, accountId: people.helper.accountId, role: "organizer" }),
    removeMember: (who, { groupId, people: { helper, organizer } }) =>
      removeMember(who, { groupId, accountId: (who === helper ? organizer : helper).accountId }),
    inviteMember: (who, { groupId }) =>
      inviteMember(who, { groupId, email: "bea@example.org", role: "helper" }),
    revokeInvitation: (who, { invitationId }) => revokeInvitation(who, { invitationId }),
  },
  admin: {
    createGroup: (who) => createGroup(who, groupInput.parse({ name: "New", timeZone: "UTC" })),
    updateSite: (who) => updateSite(who, siteInput.parse({ timeZone: "Europe/London" })),
  },
};

/** Commands that are for every owner of any group: they are about the site as a whole. */
const OF_THE_SITE: Record<string, (actor: Actor) => Promise<unknown>> = {
  believeClock,
  sendRestored,
  dropRestored,
};

const letter = ({ meetingId }: World) =>
  letterInput.parse({ kind: "announcement", meetingId, subject: "Lamps", body: "Bring one." });

const words = () =>
  wordsInput("meeting-cancelled").parse({ subject: "Off", intro: "It is off.", outro: "" });

/** Commands that stand in no row: what they do is the actor's own, or the test where their roles are tried. */
const ELSEWHERE: Record<string, "own" | `tests/unit/${string}.test.ts`> = {
  changeName: "own",
  changePassword: "own",
  signOutEverywhere: "own",
  endSession: "own",
  addPasskey: "own",
  removePasskey: "own",
  saveFormDraft: "own",
  discardFormDraft: "own",
  // Lists that were given are their giver's; who may give one is asked before.
  keepList: "own",
  changeList: "own",
  discardList: "own",
  discardImport: "own",
  setRow: "own",
  leaveRowOut: "own",
  resetRow: "own",
  discardSubscribers: "own",
  // Of the meetings that are the actor's to change.
  tellMoved: "own",
  retryAllMail: "tests/unit/data/mail/desk.test.ts",
  sendServerTest: "tests/unit/data/mail/server/test-mail.test.ts",
  recordExport: "tests/unit/data/rsvps/desk/queries.test.ts",
  doToRsvps: "tests/unit/data/rsvps/desk/bulk.test.ts",
  addByHand: "tests/unit/data/rsvps/desk/by-hand.test.ts",
  correctByHand: "tests/unit/data/rsvps/desk/by-hand.test.ts",
  beginImport: "tests/unit/data/rsvps/import/import.test.ts",
  undoImport: "tests/unit/data/rsvps/import/undo.test.ts",
  stopImport: "tests/unit/data/subscribers/import/undo.test.ts",
  markAsReport: "tests/unit/data/scheduling/article-reports.test.ts",
  unmarkAsReport: "tests/unit/data/scheduling/article-reports.test.ts",
  createMeeting: "tests/unit/data/scheduling/commands.test.ts",
  updateMeeting: "tests/unit/data/scheduling/commands.test.ts",
  thankAttendees: "tests/unit/data/scheduling/thanks.test.ts",
  keepSubscribers: "tests/unit/data/subscribers/import/import.test.ts",
  beginSubscribers: "tests/unit/data/subscribers/import/import.test.ts",
  undoSubscribers: "tests/unit/data/subscribers/import/undo.test.ts",
};

/** What only looks, and what is decided by it. */
const LOOKS =
  /^(list|find|get|count|plan|preview|has|is|groups|inGroups|organizes|mailOf|answersOf|seenBy|fetch|export(?=[CX])|assert)|(Csv|Problems)$/;

/** The verbs that lib offers to somebody signed in, by its code. */
function commands(): string[] {
  const files = sources.filter(
    ({ path }) => path.startsWith("lib/") && !/(queries|policy)\.ts$/.test(path),
  );
  const found = files.flatMap(({ code }) =>
    [...code.matchAll(/export (?:async )?function (\w+)\(\s*\w+: Actor\b/g)].map(
      ([, name]) => `${name}`,
    ),
  );
  return found.filter((name) => !LOOKS.test(name)).sort();
}

it("every command of the code stands in a row, or says where else it is tried", () => {
  const told = [...rows.map(({ name }) => name), ...Object.keys({ ...ELSEWHERE, ...OF_THE_SITE })];
  expect(told.sort()).toEqual(commands());
  for (const [name, file] of Object.entries(ELSEWHERE)) {
    if (file === "own") continue;
    const text = readFileSync(pathOf(import.meta.dirname, "../../../..", file), "utf8");
    expect(text, name).toMatch(new RegExp(`\\b${name}\\(`));
    expect(text, name).toMatch(/NotFound|Forbidden/);
  }
});

const ORDER: Who[] = ["elsewhere", "helper", "organizer", "owner", "admin"];
const rows = Object.entries(DEEDS).flatMap(([least, deeds]) =>
  Object.entries(deeds).map(([name, deed]) => ({ name, least: least as keyof typeof DEEDS, deed })),
);

it.each(Object.entries(OF_THE_SITE))("%s is for owners, and for nobody else", async (_, deed) => {
  const { people } = await aWorld();
  for (const who of ["helper", "organizer"] as const) {
    await expect(deed(people[who]), who).rejects.toThrow(Forbidden);
  }
  for (const who of ["elsewhere", "owner", "admin"] as const) {
    expect(await deed(people[who]), who).toMatchObject({ ok: true });
  }
});

describe.each(rows)("$name", ({ least, deed }) => {
  it(`is not there for who is less than ${least}`, async () => {
    for (const who of ORDER.slice(0, ORDER.indexOf(least))) {
      const world = await aWorld();
      await expect(deed(world.people[who], world), who).rejects.toSatisfy(
        (error) => error instanceof NotFound || error instanceof Forbidden,
      );
    }
  });

  it(`is for every ${least}, and for whoever is more`, async () => {
    for (const who of ORDER.slice(ORDER.indexOf(least))) {
      const world = await aWorld();
      expect(await deed(world.people[who], world), who).not.toMatchObject({ ok: false });
    }
  });
});
