import {
  findMovedGroup,
  findPublicGroup,
  listKeepers,
  listPublicGroups,
} from "#lib/groups/public-queries.ts";
import { findPublicImage } from "#lib/images/public-queries.ts";
import { listFacets } from "#lib/meetings/public-facets.ts";
import {
  countMeetings,
  findNeighbourMonths,
  listArchiveYears,
  listMeetingsBetween,
  listPastMeetings,
  listUpcomingMeetings,
} from "#lib/meetings/public-list.ts";
import {
  findMovedMeeting,
  findPublicMeeting,
  listMeetingAddresses,
} from "#lib/meetings/public-queries.ts";
import { isKnown } from "#lib/meetings/public-scope.ts";
import { findSentDigest, findSentLetter, listSentLetters } from "#lib/newsletter/public-queries.ts";
import {
  countPublicArticles,
  findPublicArticle,
  listMeetingsOfArticle,
  listPublicArticlePage,
  listPublicArticles,
} from "#lib/reading/articles/public-queries.ts";
import {
  findMovedIssue,
  findPublicIssue,
  findPublicPublication,
  listIssuePaths,
  listPublicPublications,
} from "#lib/reading/publications/public-queries.ts";
import { findRsvpForm, listNamedAttendees } from "#lib/rsvps/public-queries.ts";
import { findMeetings, findReports } from "#lib/search/meeting-pages.ts";
import { findGroups, findSeries, findSpeakers, findVenues } from "#lib/search/named-pages.ts";
import { offerPages, searchSite } from "#lib/search/public-queries.ts";
import { findArticles, findIssues, findPublications } from "#lib/search/reading-pages.ts";
import { findPublicSeries, listPublicSeries } from "#lib/series/public-queries.ts";
import { listPublicSpeakers } from "#lib/speakers/public-queries.ts";
import { groupCalendar, meetingCalendar, siteCalendar } from "#lib/syndication/calendars.ts";
import {
  findCalendarGroup,
  findCalendarMeeting,
  findGroupSlug,
  listCalendarMeetings,
  listGroupCalendarMeetings,
  newestChange,
  newestChangeOf,
} from "#lib/syndication/public-queries.ts";
import {
  listFeedArticles,
  listFeedMeetings,
  listReportedMeetings,
  newestArticleChange,
} from "#lib/syndication/public-reader-queries.ts";
import { now } from "#lib/time/clock.ts";
import { findPublicTopic, listPublicTopics } from "#lib/topics/public-queries.ts";
import { listPublicVenues } from "#lib/venues/public-queries.ts";
import { ago } from "#tests/support/world/at.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { h, m } from "./deed.ts";

const t = (name: string) => idOf("t", name);
const s = (name: string) => idOf("s", name);

/** Of h and of t alike. */
const both = (...names: string[]) => names.flatMap((name) => [h(name), t(name)]);

/** What a list can be of, alone and together. */
const CHOICES = {
  all: {},
  group: { group: "group-h" },
  "co-host": { group: "group-t" },
  series: { series: "series-m" },
  topic: { topic: "rivers" },
  speaker: { speaker: "ada-h" },
  venue: { venue: "hall-h" },
  online: { attendance: "online" },
  "in person": { attendance: "in-person" },
  together: { group: "group-h", venue: "hall-h", topic: "rivers" },
} as const;

const ofEach = (name: string, look: (of: (typeof CHOICES)[keyof typeof CHOICES]) => unknown) =>
  Object.entries(CHOICES).map(([choice, of]) => [`${name} ${choice}`, () => look(of)] as const);

const FEEDS = {
  all: {},
  group: { groupId: h("group") },
  topic: { topicId: s("rivers") },
  publication: { publicationId: h("paper") },
} as const;

const ofFeeds = (name: string, look: (of: (typeof FEEDS)[keyof typeof FEEDS]) => unknown) =>
  Object.entries(FEEDS).map(([feed, of]) => [`${name} ${feed}`, () => look(of)] as const);

const PAGE = { offset: 0, limit: 50 };

/** What everybody may look at. */
export const publicReads: Record<string, () => unknown> = {
  ...Object.fromEntries([
    ...ofEach("listUpcomingMeetings", (of) => listUpcomingMeetings({ at: now(), of, limit: 50 })),
    ...ofEach("listPastMeetings", (of) => listPastMeetings({ at: now(), of, limit: 50 })),
    ...ofEach("isKnown", isKnown),
    ...ofFeeds("listFeedMeetings", listFeedMeetings),
    ...ofFeeds("listReportedMeetings", listReportedMeetings),
    ...ofFeeds("listFeedArticles", listFeedArticles),
  ]),
  "listPastMeetings of a year": () => listPastMeetings({ at: now(), year: 2026, limit: 50 }),
  "listPastMeetings of another year": () => listPastMeetings({ at: now(), year: 2025, limit: 50 }),
  listMeetingsBetween: () =>
    listMeetingsBetween({ from: "2026-11-20", to: "2026-12-11", limit: 50 }),
  countMeetings: () => countMeetings({ comingAt: now() }),
  "countMeetings past": () => countMeetings({ pastAt: now() }),
  findNeighbourMonths: () => findNeighbourMonths({ from: "2026-12-01", to: "2026-12-08" }),
  listArchiveYears: () => listArchiveYears({ at: now() }),
  listFacets: () => listFacets({ comingAt: now() }, {}),
  "listFacets of a group": () => listFacets({ comingAt: now() }, { group: "group-h" }),
  "listFacets past": () => listFacets({ pastAt: now() }, {}),
  findPublicMeeting: () => findPublicMeeting("meeting-m"),
  findMovedMeeting: () => findMovedMeeting("once-meeting-m"),
  listMeetingAddresses,
  findRsvpForm: () => findRsvpForm(m("meeting")),
  listNamedAttendees: () => listNamedAttendees(m("meeting")),
  listPublicGroups,
  findPublicGroup: () => findPublicGroup("group-h"),
  findMovedGroup: () => findMovedGroup("once-h"),
  listKeepers,
  "findPublicImage worn": () => findPublicImage(h("worn")),
  "findPublicImage of a report": () => findPublicImage(h("unused")),
  "findPublicImage of a group": () => findPublicImage(t("unused")),
  "findPublicImage of another's meeting": () => findPublicImage(t("worn")),
  listSentLetters: () => listSentLetters(PAGE),
  findSentLetter: () => findSentLetter("news-h"),
  "findSentLetter of a meeting": () => findSentLetter("letter-m"),
  findSentDigest: () => findSentDigest("digest-s"),
  listPublicArticles: () => listPublicArticles(),
  "listPublicArticles in a paper": () => listPublicArticles({ publicationId: h("paper") }),
  "listPublicArticles in an issue": () => listPublicArticles({ issueId: h("issue") }),
  listPublicArticlePage: () => listPublicArticlePage(PAGE),
  countPublicArticles,
  findPublicArticle: () => findPublicArticle("essay-h"),
  "findPublicArticle of none": () => findPublicArticle("review-h"),
  listMeetingsOfArticle: () => listMeetingsOfArticle(h("essay")),
  listPublicPublications,
  findPublicPublication: () => findPublicPublication("paper-h"),
  "findPublicPublication of none": () => findPublicPublication("journal-h"),
  findPublicIssue: () => findPublicIssue("paper-h", "12"),
  listIssuePaths,
  findMovedIssue: () => findMovedIssue("once-paper-h", "12"),
  listPublicSeries,
  findPublicSeries: () => findPublicSeries("series-m"),
  "findPublicSeries of none": () => findPublicSeries("empty-h"),
  listPublicSpeakers,
  listPublicTopics,
  findPublicTopic: () => findPublicTopic("rivers"),
  "findPublicTopic of none": () => findPublicTopic("unused-s"),
  listPublicVenues,
  // What the index found is asked for once more: of every row there is, also of those that it has not.
  findMeetings: () => findMeetings([m("meeting"), idOf("n", "meeting"), idOf("f", "meeting")]),
  findReports: () => findReports([m("meeting"), idOf("n", "meeting"), idOf("f", "meeting")], now()),
  findGroups: () => findGroups(both("group")),
  findSeries: () => findSeries([s("series"), s("empty")]),
  findSpeakers: () => findSpeakers(both("ada", "ben", "cleo")),
  findVenues: () => findVenues(both("hall", "annexe", "other")),
  findArticles: () => findArticles(both("essay", "review", "letter")),
  findPublications: () => findPublications(both("paper", "journal")),
  findIssues: () => findIssues([...both("issue"), h("unprinted")]),
  "findMeetings one": () => findMeetings([idOf("n", "meeting")]),
  "findReports of another": () => findReports([idOf("n", "meeting")], now()),
  "findGroups one": () => findGroups([t("group")]),
  "findSeries of another": () => findSeries([s("empty")]),
  "findSpeakers one": () => findSpeakers([h("cleo")]),
  "findVenues one": () => findVenues([h("other")]),
  "findArticles one": () => findArticles([h("letter")]),
  "findPublications one": () => findPublications([t("paper")]),
  "findIssues one": () => findIssues([t("issue")]),
  searchSite: () => searchSite({ text: "river", at: now() }),
  "searchSite for what is told": () => searchSite({ text: "ponds rained essay brook", at: now() }),
  "searchSite of a kind": () => searchSite({ text: "river", at: now(), kind: "meeting" }),
  "searchSite of a year": () => searchSite({ text: "river", at: now(), year: 2026 }),
  offerPages: () => offerPages({ text: "river", at: now() }),
  siteCalendar,
  groupCalendar: () => groupCalendar("group-h"),
  "groupCalendar moved": () => groupCalendar("once-h"),
  meetingCalendar: () => meetingCalendar("meeting-m"),
  "meetingCalendar moved": () => meetingCalendar("once-meeting-m"),
  listCalendarMeetings,
  listGroupCalendarMeetings: () => listGroupCalendarMeetings(h("group")),
  findCalendarMeeting: () => findCalendarMeeting("meeting-m"),
  findCalendarGroup: () => findCalendarGroup("group-h"),
  findGroupSlug: () => findGroupSlug(h("group")),
  newestChange,
  newestArticleChange,
  newestChangeOf: () => newestChangeOf({ changedAt: ago(48) }),
};

/** Those that stand elsewhere, and where. */
export const READ_ELSEWHERE: Record<string, string> = {
  listImageSizes: "images",
  findInvitation: "members/invitations",
  listQuestions: "questions",
  listAnswersOf: "questions",
  findRsvpByToken: "rsvps/stands",
  findMovedSeries: "slugs",
  findSiteSettings: "site",
  findSiteChange: "site",
  listSpeakersAt: "rsvps",
};
