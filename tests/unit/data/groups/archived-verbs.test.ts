import { beforeEach, expect, it, vi } from "vitest";
import { store } from "#db/store.ts";
import { auditEvents, outbox } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { AuditAction } from "#lib/audit.ts";
import { archiveGroup } from "#lib/groups/commands.ts";
import { inviteMember } from "#lib/members/invitations.ts";
import { sendMessage } from "#lib/messages/commands.ts";
import { messageInput } from "#lib/messages/input.ts";
import { insistOn } from "#lib/messages/refusals.ts";
import { previewLetter, sendLetter, sendTest } from "#lib/newsletter/commands.ts";
import type { LetterInput } from "#lib/newsletter/input.ts";
import { listOffers } from "#lib/newsletter/queries.ts";
import { quickAddArticle } from "#lib/reading/articles/commands.ts";
import { quickAddPublication } from "#lib/reading/publications/commands.ts";
import type { Result } from "#lib/result.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { duplicateMeeting } from "#lib/scheduling/duplicate.ts";
import { meetingEditInput, meetingInput } from "#lib/scheduling/input.ts";
import { publishMeeting } from "#lib/scheduling/state.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { quickAddSpeaker } from "#lib/speakers/commands.ts";
import type { Choices } from "#lib/subscribers/choices.ts";
import { inviteSubscriber } from "#lib/subscribers/commands.ts";
import { guessLayout } from "#lib/subscribers/import/columns.ts";
import {
  beginSubscribers,
  findSubscribers,
  keepSubscribers,
} from "#lib/subscribers/import/commands.ts";
import { quickAddVenue } from "#lib/venues/commands.ts";
import { aGroup, aMeeting, aMember, meetingNow } from "#tests/factories.ts";
import { listFile } from "#tests/support/imports.ts";
import { join } from "#tests/support/people.ts";
import { aSubscriber } from "#tests/support/subscribers.ts";

/* What an archived group still does: decided of each verb that its trail knows. */

let owner: Actor;
let groupId: string;
/** Its meetings: one that is on, one that is over and has a report, a draft, and a draft of another group. */
let on: string;
let past: string;
let draft: string;
let elsewhere: string;

const LIST = listFile("E-mail\nann@example.org");
const choices = (): Choices => ({ groups: [groupId], kinds: ["meetings"], pace: "weekly" });

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  groupId = (await aGroup()).id;
  const otherId = (await aGroup()).id;
  const { accountId, roles, ...person } = await aMember(groupId, "owner");
  owner = { ...person, accountId, roles: { ...roles, [otherId]: "owner" } };
  on = (await aMeeting(groupId)).id;
  const over = { startsAtLocal: "2020-01-01T10:00", endsAtLocal: "2020-01-01T12:00" };
  past = (await aMeeting(groupId, { ...over, report: "It rained." })).id;
  draft = (await aMeeting(groupId, { status: "draft" })).id;
  elsewhere = (await aMeeting(otherId, { status: "draft" })).id;
  const kinds: Choices["kinds"] = ["meetings", "changes", "reports", "site"];
  await aSubscriber("reader@example.org", { groups: [groupId], kinds });
  await join(on, "Ann");
  await keepSubscribers(owner, choices(), LIST);
  await archiveGroup(owner, { id: groupId });
});

const letter = (kind: LetterInput["kind"], meetingId: string | null): LetterInput => ({
  kind,
  meetingId,
  groupId: meetingId ? null : groupId,
  subject: "News",
  body: "Words.",
});

const typed = () => ({
  groupId,
  title: "The river under the road",
  startsAtLocal: "2038-05-06T19:00",
  endsAtLocal: "2038-05-06T21:00",
  timeZone: "Europe/London",
});

async function importList() {
  const kept = await findSubscribers(owner);
  return beginSubscribers(owner, () => guessLayout(kept?.rows ?? []), { how: "", agreedOn: "" });
}

type Verb = () => Promise<Result<unknown>>;

const REFUSED = {
  "meeting.created": () => createMeeting(owner, meetingInput.parse(typed())),
  "meeting.duplicated": () => duplicateMeeting(owner, on),
  "meeting.published": () => publishMeeting(owner, { id: draft, note: "" }),
  // Of another group's: it would be this one's new meeting.
  "meeting.changed": () =>
    updateMeeting(owner, meetingEditInput.parse({ ...typed(), id: elsewhere })),
  "announcement.sent": () => sendLetter(owner, letter("announcement", on)),
  "change-note.sent": () => sendLetter(owner, letter("change-note", on)),
  "report-note.sent": () => sendLetter(owner, letter("report-note", past)),
  "update.sent": () => sendLetter(owner, letter("update", null)),
  "subscriber.invited": () =>
    inviteSubscriber(owner, { ...choices(), email: "cyd@example.org", consent: "Said so." }),
  "subscriber.imported": importList,
  "member.invited": () =>
    inviteMember(owner, { groupId, email: "bea@example.org", role: "helper" }),
  "venue.created": () => quickAddVenue(owner, { groupId, name: "Old Hall" }),
  "speaker.created": () => quickAddSpeaker(owner, { groupId, name: "Dr Ann Bee" }),
  "article.created": () => quickAddArticle(owner, { groupId, title: "On rivers" }),
  "publication.created": () => quickAddPublication(owner, { groupId, name: "River Notes" }),
} satisfies Partial<Record<AuditAction, Verb>>;

/** What is there already goes on, and is looked after. A verb that is new to the trail is to be decided here. */
type GoesOn = Exclude<AuditAction, keyof typeof REFUSED>;
const GOES_ON: Record<GoesOn, true> = {
  "meeting.deleted": true,
  "meeting.recorded": true,
  "meeting.thanked": true,
  "meeting.unpublished": true,
  "meeting.postponed": true,
  "meeting.cancelled": true,
  "meeting.reinstated": true,
  "meeting.report-added": true,
  "meeting.report-removed": true,
  "meeting.rederived": true,
  "meeting.move-told": true,
  "rsvp.received": true,
  "rsvp.waitlisted": true,
  "rsvp.pending": true,
  "rsvp.tentative": true,
  "rsvp.declined": true,
  "rsvp.cancelled": true,
  "rsvp.changed": true,
  "rsvp.confirmed": true,
  "rsvp.promoted": true,
  "rsvp.lapsed": true,
  "rsvp.erased": true,
  "rsvp.disowned": true,
  "rsvp.added": true,
  "rsvp.corrected": true,
  "rsvp.handed": true,
  "rsvp.approved": true,
  "rsvp.refused": true,
  "rsvp.reinstated": true,
  "rsvp.moved-up": true,
  "rsvp.resent": true,
  "rsvp.exported": true,
  "rsvp.unimported": true,
  "question.added": true,
  "question.changed": true,
  "question.deleted": true,
  "question.retired": true,
  "question.restored": true,
  "message.sent": true,
  "mailing.paused": true,
  "mailing.resumed": true,
  "mailing.stopped": true,
  "mail.worded": true,
  "mail.unworded": true,
  "subscriber.removed": true,
  "subscriber.unimported": true,
  "venue.updated": true,
  "venue.deleted": true,
  "venue.merged": true,
  "speaker.updated": true,
  "speaker.deleted": true,
  "speaker.merged": true,
  "article.updated": true,
  "article.deleted": true,
  "article.merged": true,
  "publication.updated": true,
  "publication.deleted": true,
  "publication.merged": true,
  "group.created": true,
  "group.changed": true,
  "group.archived": true,
  "group.restored": true,
  "member.invitation-revoked": true,
  "member.joined": true,
  "member.role-changed": true,
  "member.left": true,
  "member.removed": true,
  "account.password-changed": true,
  "account.passkey-added": true,
  "account.passkey-removed": true,
  "site.set-up": true,
  "site.changed": true,
  "site.clock-believed": true,
  "site.restored-sent": true,
  "site.restored-dropped": true,
};

/** What writes no trail. */
const SILENT: Record<string, Verb> = {
  "the preview of a letter": () => previewLetter(owner, letter("update", null)),
  "a letter to oneself": () => sendTest(owner, letter("announcement", on)),
  "a list of subscribers": () => keepSubscribers(owner, choices(), LIST),
};

async function written() {
  const mails = await store.read.select({ id: outbox.id }).from(outbox);
  return { mails, trail: await store.read.select({ id: auditEvents.id }).from(auditEvents) };
}

it.each(Object.entries<Verb>({ ...REFUSED, ...SILENT }))(
  "an archived group is refused: %s",
  async (_, verb) => {
    const before = await written();
    expect(await verb()).toMatchObject({ ok: false, reason: "archived" });
    expect(await written()).toEqual(before);
  },
);

it("refuses no verb that it lets go on", () => {
  expect(Object.keys(GOES_ON).filter((action) => action in REFUSED)).toEqual([]);
});

it("what is on goes on: those who are coming are written to, and nothing else is offered", async () => {
  const message = messageInput.parse({
    meetingId: on,
    to: "who=all",
    insist: insistOn("changed", 1),
    subject: "The hall",
    body: "Bring a torch.",
  });
  expect(await sendMessage(owner, message)).toMatchObject({ ok: true });
  expect(await listOffers(owner, await meetingNow(on))).toEqual([]);
});
