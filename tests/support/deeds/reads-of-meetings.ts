import { getFormOptions, listHostChoices } from "#lib/desk/form-options.ts";
import { findNextMeeting, listComing, listUnfinished, listUnreported } from "#lib/desk/queries.ts";
import { listTrail } from "#lib/desk/trail.ts";
import { listWaiting } from "#lib/desk/waiting.ts";
import { findImage } from "#lib/images/queries.ts";
import { findList } from "#lib/imports/given.ts";
import { getImport, listImports } from "#lib/imports/queries.ts";
import { listSeenMeetings } from "#lib/kept/seen-meetings.ts";
import { countMail, getMail, listMail, listOneOfEach } from "#lib/mail/queries.ts";
import { getMailing, listMailings, listOutbox } from "#lib/mailings/queries.ts";
import { countMeetingsFor, getMeetingFor, listMeetingsFor } from "#lib/meetings/queries.ts";
import { getDraft } from "#lib/newsletter/draft.ts";
import { listOffers } from "#lib/newsletter/queries.ts";
import { listDuplicateArticles } from "#lib/reading/articles/duplicates.ts";
import { keptArticles, listMeetingsWithArticle } from "#lib/reading/articles/queries.ts";
import {
  findPublicationLike,
  keptPublications,
  listArticlesIn,
  listPublications,
  listPublicationsFor,
} from "#lib/reading/publications/queries.ts";
import { listMeetingsToReport } from "#lib/scheduling/article-reports.ts";
import { listMoved } from "#lib/scheduling/moved.ts";
import { getMeetingForm } from "#lib/scheduling/queries.ts";
import { getSite } from "#lib/site/queries.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { listTopicsFor } from "#lib/topics/queries.ts";
import { getUpkeep } from "#lib/upkeep/queries.ts";
import { keptVenues, listVenuesFor } from "#lib/venues/queries.ts";
import { ahead } from "#tests/support/world/at.ts";
import { h, m } from "./deed.ts";
import { PAGE, read } from "./read.ts";

const meetingId = m("meeting");
const everything = { search: "", state: "all" } as const;
const referred = {
  groupId: h("group"),
  language: "",
  priceCurrency: "",
  timeZone: "Europe/London",
  venueId: "",
  coHostIds: [],
  speakerIds: [],
  articleIds: [],
  topics: [],
};

/** Looks at meetings, mails and what is kept. */
export const readsOfMeetings = {
  getMeetingFor: read("helper", (by) => getMeetingFor(by, meetingId)),
  listMeetingsFor: read("helper", (by) => listMeetingsFor(by, { list: "upcoming" })),
  countMeetingsFor: read("helper", (by) => countMeetingsFor(by)),
  getMeetingForm: read("helper", (by) => getMeetingForm(by, meetingId)),
  findNextMeeting: read("helper", (by) => findNextMeeting(by)),
  listComing: read("helper", (by) => listComing(by, 50)),
  listUnfinished: read("organizer", (by) => listUnfinished(by, 50)),
  listUnreported: read("organizer", (by) => listUnreported(by, 50)),
  listTrail: read("organizer", (by) => listTrail(by, meetingId, 1)),
  listWaiting: read("organizer", (by) => listWaiting(by)),
  "listWaiting one": read("organizer", (by) => listWaiting(by, meetingId)),
  listMoved: read("organizer", (by) => listMoved(by)),
  listMeetingsToReport: read("organizer", (by) => listMeetingsToReport(by, h("review"))),
  listMail: read("organizer", (by) => listMail(by, everything, PAGE)),
  listOneOfEach: read("organizer", (by) => listOneOfEach(by, everything, PAGE)),
  countMail: read("organizer", (by) => countMail(by, { search: "" })),
  getMail: read("organizer", (by) => getMail(by, m("annmail"))),
  listMailings: read("organizer", (by) => listMailings(by, {}, PAGE)),
  getMailing: read("organizer", (by) => getMailing(by, h("news"))),
  listOutbox: read("organizer", (by) => listOutbox(by, everything, PAGE)),
  listImports: read("organizer", (by) => listImports(by, { kind: "rsvps" })),
  getImport: read("organizer", (by) => getImport(by, "rsvps", m("list"))),
  findList: read("organizer", (by) => findList(by, "subscribers")),
  findImage: read("helper", (by) => findImage(by, h("unused"))),
  getDraft: read("organizer", (by) => getDraft(by, "announcement", meetingId)),
  listOffers: read("organizer", (by) =>
    listOffers(by, {
      id: meetingId,
      groupId: h("group"),
      status: "published",
      visibility: "public",
      report: "",
      endsAt: ahead(500),
    }),
  ),
  listHostChoices: read("organizer", (by) => listHostChoices(by)),
  getFormOptions: read("organizer", async (by) => {
    // What every site knows alike is of Node and its zone data.
    const {
      currencies: _,
      languages: __,
      timeZones: ___,
      ...own
    } = await getFormOptions(by, referred);
    return own;
  }),
  listTopicsFor: read("organizer", (by) => listTopicsFor(by)),
  listVenuesFor: read("organizer", (by) => listVenuesFor(by)),
  "keptVenues list": read("organizer", (by) => keptVenues.list(by)),
  "keptVenues get": read("organizer", (by) => keptVenues.get(by, h("annexe"))),
  "keptVenues listToMerge": read("organizer", (by) => keptVenues.listToMerge(by, h("hall"))),
  "keptSpeakers listFor": read("organizer", (by) => keptSpeakers.listFor(by)),
  "keptArticles listFor": read("organizer", (by) => keptArticles.listFor(by)),
  "keptPublications list": read("organizer", (by) => keptPublications.list(by)),
  listPublications: read("organizer", (by) => listPublications(by)),
  listPublicationsFor: read("organizer", (by) => listPublicationsFor(by)),
  listArticlesIn: read("organizer", (by) => listArticlesIn(by, h("paper"))),
  listMeetingsWithArticle: read("organizer", (by) => listMeetingsWithArticle(by, h("essay"))),
  listSeenMeetings: read("organizer", (by) => listSeenMeetings(by, keptVenues, h("hall"))),
  listDuplicateArticles: read("organizer", (by) =>
    listDuplicateArticles(by, { title: "The review of h", publicationId: null, url: null }),
  ),
  findPublicationLike: read("organizer", (by) =>
    findPublicationLike(by, { name: "journal", url: "https://news.example.org/" }),
  ),
  getUpkeep: read("admin", async (by) => Object.keys(await getUpkeep(by))),
  getSite: read("admin", (by) => getSite(by)),
};
