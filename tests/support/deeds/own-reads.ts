import { store } from "#db/store.ts";
import { attendeeLinks } from "#db/tables.ts";
import { listImageSizes } from "#lib/images/public-queries.ts";
import { listSpeakersAt } from "#lib/meetings/public-queries.ts";
import { findInvitation } from "#lib/members/public-queries.ts";
import { listAnswersOf, listQuestions } from "#lib/questions/public-queries.ts";
import { findMovedArticle } from "#lib/reading/articles/public-queries.ts";
import { findMovedPublication } from "#lib/reading/publications/public-queries.ts";
import { findRsvpCalendar } from "#lib/rsvps/calendar.ts";
import { findOwnData } from "#lib/rsvps/own-data.ts";
import { listOwnRsvps } from "#lib/rsvps/own-list.ts";
import { makeRsvpChallenge } from "#lib/rsvps/proof.ts";
import {
  findRsvpByToken,
  findRsvpForm,
  isManageLink,
  leavesSeats,
} from "#lib/rsvps/public-queries.ts";
import { findTicket } from "#lib/rsvps/ticket.ts";
import { linkToken } from "#lib/secret.ts";
import {
  findSiteChange,
  findSiteSettings,
  getSiteName,
  getSiteTimeZone,
} from "#lib/site/public-queries.ts";
import { findMovedSpeaker, findPublicSpeaker } from "#lib/speakers/public-queries.ts";
import { exportSubscriber, findSubscriber } from "#lib/subscribers/manage.ts";
import { hashToken } from "#lib/tokens.ts";
import { findMovedVenue, findPublicVenue } from "#lib/venues/public-queries.ts";
import { ahead } from "#tests/support/world/at.ts";
import { invitationToken } from "#tests/support/world/group.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { GUESTS } from "#tests/support/world/meeting.ts";
import { h, m } from "./deed.ts";

type Look = () => Promise<unknown>;

const meetingId = m("meeting");
const names = Object.keys(GUESTS) as (keyof typeof GUESTS)[];

type ByLink = (token: string) => Promise<unknown>;

/** The same look by the links of several who replied; of everybody if nobody is named. */
const ofEach =
  (look: ByLink, { of = names, purpose = "rsvp" }: Links = {}) =>
  async () => {
    const seen: [string, unknown][] = [];
    for (const name of of) seen.push([name, await look(linkToken(purpose, m(name), 0))]);
    return Object.fromEntries(seen);
  };

type Links = { of?: (keyof typeof GUESTS)[]; purpose?: "rsvp" | "ticket" };

/** By a link that was just mailed to Ann. */
async function ofAnn(): Promise<unknown> {
  const link = { tokenHash: hashToken("a link"), emailKey: "ann@example.org" };
  await store.write((tx) =>
    tx
      .insert(attendeeLinks)
      .values({ ...link, expiresAt: ahead(1) })
      .onConflictDoNothing(),
  );
  const own = (await listOwnRsvps("a link")) ?? [];
  return Promise.all(
    own.map(async ({ manage, ...rsvp }) => ({ ...rsvp, manage: await isManageLink(manage) })),
  );
}

/** What differs of the page of an RSVP from one guest to the next. */
const ownPage: ByLink = async (token) => {
  const rsvp = await findRsvpByToken(token);
  if (!rsvp) return null;
  const { place, window, mostPerParty, answers, meeting } = rsvp;
  return { place, window, mostPerParty, answers, onlineUrl: meeting.onlineUrl };
};

const about = { meetingId, status: "going", partySize: 1 } as const;
const _PAGE = { offset: 0, limit: 50 };

/** What a mailed link shows, and what else of a meeting and of those who come is no look of everybody’s. */
export const ownReads: Record<string, Look> = {
  listImageSizes: async () => Object.fromEntries(await listImageSizes([h("worn"), h("unused")])),
  listSpeakersAt: () => listSpeakersAt(meetingId),
  findInvitation: () => findInvitation(invitationToken("h")),
  listQuestions: () => listQuestions(store.read, meetingId),
  listAnswersOf: () => listAnswersOf(store.read, m("ann")),
  findMovedArticle: () => findMovedArticle("once-essay-h"),
  findMovedPublication: () => findMovedPublication("once-paper-h"),
  findRsvpForm: () => findRsvpForm(meetingId),
  findRsvpByToken: ofEach(findRsvpByToken, { of: ["ann"] }),
  "findRsvpByToken of each": ofEach(ownPage),
  makeRsvpChallenge: async () => (await makeRsvpChallenge(meetingId)) !== null,
  leavesSeats: async () => ({
    one: await leavesSeats(about),
    three: await leavesSeats({ ...about, partySize: 3 }),
    waiting: await leavesSeats({ ...about, partySize: 3, status: "waitlisted" }),
  }),
  findTicket: ofEach(findTicket, { purpose: "ticket" }),
  findOwnData: ofEach(findOwnData, { of: ["ann", "kai"] }),
  findRsvpCalendar: ofEach(async (token) => {
    const found = await findRsvpCalendar(token);
    if (!found || !("content" in found)) return null;
    const { text, changedAt, secret } = found.content;
    const lines = text.match(
      /^(STATUS|SEQUENCE|LAST-MODIFIED|SUMMARY|DTSTART.*|CONFERENCE.*):.*$/gm,
    );
    return { lines, changedAt, secret };
  }),
  listOwnRsvps: ofAnn,
  findSiteSettings: () => findSiteSettings(),
  getSiteName: () => getSiteName(),
  getSiteTimeZone,
  findSiteChange,
  findPublicSpeaker: () => findPublicSpeaker("ada-h"),
  "findPublicSpeaker unused": () => findPublicSpeaker("ben-h"),
  findMovedSpeaker: () => findMovedSpeaker("once-ada-h"),
  findPublicVenue: () => findPublicVenue("hall-h"),
  "findPublicVenue unused": () => findPublicVenue("annexe-h"),
  findMovedVenue: () => findMovedVenue("once-hall-h"),
  findSubscriber: () => findSubscriber(linkToken("subscriber", idOf("s", "sue"), 0)),
  exportSubscriber: () => exportSubscriber(linkToken("subscriber", idOf("s", "sue"), 0)),
};
