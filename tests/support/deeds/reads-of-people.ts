import { listPasskeys, listSessions } from "#lib/accounts/queries.ts";
import { findFormDraft } from "#lib/form-drafts/queries.ts";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { getGroup, listGroups } from "#lib/groups/queries.ts";
import { listPictureRooms } from "#lib/images/room.ts";
import { getWordedGroup, getWording, listWordings } from "#lib/mail/wording/queries.ts";
import { getTeam, listInvitations, listMembers } from "#lib/members/queries.ts";
import { listUnmailedLinks } from "#lib/members/unmailed.ts";
import { getMessage, listMessages } from "#lib/messages/queries.ts";
import { getReaders } from "#lib/messages/readers.ts";
import { getQuestions, listAnswers } from "#lib/questions/queries.ts";
import { findHeldBack } from "#lib/restored/queries.ts";
import { answersOf } from "#lib/rsvps/desk/answers.ts";
import { getTypedAnswers, listOpenQuestions } from "#lib/rsvps/desk/by-hand.ts";
import { countHeardFrom, countRsvps, findHeadOfLine } from "#lib/rsvps/desk/counts.ts";
import { exportCsv, exportXlsx } from "#lib/rsvps/desk/export.ts";
import { EVERYBODY } from "#lib/rsvps/desk/list-filter.ts";
import {
  getMeetingOfRsvps,
  getRsvp,
  listAskedQuestions,
  listRsvps,
} from "#lib/rsvps/desk/queries.ts";
import { listSelected, parseSelection } from "#lib/rsvps/desk/selection.ts";
import { findImport } from "#lib/rsvps/import/commands.ts";
import { findSubscribers } from "#lib/subscribers/import/commands.ts";
import { countSubscribers, exportSubscribers, listSubscribers } from "#lib/subscribers/queries.ts";
import { h, m } from "./deed.ts";
import { PAGE, read } from "./read.ts";
import { restored } from "./site.ts";

const meetingId = m("meeting");
const groupId = h("group");
const all = parseSelection("who=all");
/** Those of the meeting, and somebody of another. */
const two = parseSelection(`id=${m("ann")}&id=${m("ann").replace("m", "n")}`);

/** Looks at people: who comes, who reads, who belongs to the group. */
export const readsOfPeople = {
  getMeetingOfRsvps: read("helper", (by) => getMeetingOfRsvps(by, meetingId)),
  listRsvps: read("helper", (by) => listRsvps(by, meetingId, { search: "", status: "all" }, PAGE)),
  listAskedQuestions: read("organizer", (by) => listAskedQuestions(by, meetingId)),
  getRsvp: read("organizer", (by) => getRsvp(by, meetingId, m("ann"))),
  countRsvps: read("helper", async (by) => (await countRsvps(by, meetingId)).of("going")),
  findHeadOfLine: read("helper", (by) => findHeadOfLine(by, meetingId)),
  countHeardFrom: read("organizer", (by) => countHeardFrom(by, meetingId)),
  listSelected: read("organizer", (by) => listSelected(by, meetingId, two)),
  answersOf: read("organizer", async (by) => [...(await answersOf(by, meetingId))]),
  listAnswers: read("organizer", (by) => listAnswers(by, meetingId)),
  listOpenQuestions: read("organizer", (by) => listOpenQuestions(by, meetingId)),
  getTypedAnswers: read("organizer", (by) => getTypedAnswers(by, meetingId, m("ann"))),
  getQuestions: read("organizer", (by) => getQuestions(by, meetingId)),
  exportCsv: read("organizer", async (by) =>
    new TextDecoder().decode((await exportCsv(by, meetingId)).body),
  ),
  exportXlsx: read("organizer", async (by) => (await exportXlsx(by, meetingId, EVERYBODY)).rows),
  findImport: read("organizer", (by) => findImport(by, meetingId)),
  getReaders: read("organizer", (by) => getReaders(by, meetingId, all)),
  listMessages: read("organizer", (by) => listMessages(by, meetingId, PAGE)),
  getMessage: read("organizer", (by) => getMessage(by, meetingId, m("message"))),
  listSubscribers: read("organizer", (by) => listSubscribers(by)),
  countSubscribers: read("organizer", (by) => countSubscribers(by)),
  exportSubscribers: read("owner", (by) => exportSubscribers(by)),
  findSubscribers: read("organizer", (by) => findSubscribers(by)),
  getTeam: read("organizer", (by) => getTeam(by, groupId)),
  listMembers: read("organizer", (by) => listMembers(by, groupId)),
  listInvitations: read("organizer", (by) => listInvitations(by, groupId)),
  listUnmailedLinks: read("owner", (by) => listUnmailedLinks(by)),
  listGroups: read("helper", (by) => listGroups(by)),
  getGroup: read("helper", (by) => getGroup(by, groupId)),
  listGroupChoices: read("organizer", (by) => listGroupChoices(by)),
  getWordedGroup: read("owner", (by) => getWordedGroup(by, groupId)),
  listWordings: read("owner", (by) => listWordings(by, groupId)),
  getWording: read("owner", (by) => getWording(by, groupId, "rsvp-going")),
  listSessions: read("organizer", (by) => listSessions(by)),
  listPasskeys: read("organizer", (by) => listPasskeys(by)),
  listPictureRooms: read("organizer", (by) => listPictureRooms(by)),
  findHeldBack: read("organizer", async (by) => {
    await restored();
    return findHeldBack(by);
  }),
  findFormDraft: read("organizer", (by) => findFormDraft(by, "meeting:new")),
};
