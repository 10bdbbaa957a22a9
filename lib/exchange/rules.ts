import type { TableName } from "#db/table-facts.ts";

export type Row = Record<string, unknown>;

/** What is taken so far of a group. */
export type Taken = {
  groupId: string;
  has(table: TableName, id: unknown): boolean;
  /** Whether a row that was taken holds this in a column. */
  names(table: TableName, column: string, value: unknown): boolean;
};

type Exported = {
  /** Whether a row goes along when a group is taken. */
  ofGroup: (row: Row, taken: Taken) => boolean;
  /** Whether a row goes along when the whole site is; all do where nothing is said. */
  ofSite?: (row: Row) => boolean;
  /** Columns that stay behind, with the reason; they are null in the file, or as a new row has them. */
  without?: Record<string, string>;
  /** What is said in the file in place of what stands there, where that would do something twice. */
  stills?: (row: Row) => Row;
  /** Of these, one that is there already is the same: rows are joined to it by this column. */
  sameBy?: string;
};

export type Rule = Exported | { leftOut: string };

const own = (row: Row, { groupId }: Taken) => row.groupId === groupId;
const ofMeeting = (row: Row, taken: Taken) => taken.has("meetings", row.meetingId);
const never = () => false;

/**
 * What becomes of each table; a new one does not compile before it stands here.
 * Of a group tables are asked in this order, so that each knows what was taken
 * of those above it.
 */
export const RULES: Record<TableName, Rule> = {
  groups: { ofGroup: ({ id }, { groupId }) => id === groupId },
  series: { ofGroup: own },
  meetings: { ofGroup: own },
  hosts: { ofGroup: (row, taken) => ofMeeting(row, taken) && own(row, taken) },
  programmeItems: { ofGroup: ofMeeting },
  programmeSpeakers: { ofGroup: ({ itemId }, taken) => taken.has("programmeItems", itemId) },
  // What another group keeps and this one uses comes along as its own.
  speakers: {
    ofGroup: (row, taken) =>
      own(row, taken) || taken.names("programmeSpeakers", "speakerId", row.id),
  },
  venues: {
    ofGroup: (row, taken) => own(row, taken) || taken.names("meetings", "venueId", row.id),
  },
  rooms: { ofGroup: ({ venueId }, taken) => taken.has("venues", venueId) },
  images: {
    ofGroup: (row, taken) => own(row, taken) || taken.names("meetings", "imageId", row.id),
  },
  meetingTopics: { ofGroup: ofMeeting },
  topics: {
    ofGroup: ({ id }, taken) => taken.names("meetingTopics", "topicId", id),
    sameBy: "slug",
  },
  relations: { ofGroup: ofMeeting },
  articles: {
    ofGroup: (row, taken) => own(row, taken) || taken.names("relations", "articleId", row.id),
  },
  publications: {
    ofGroup: (row, taken) => own(row, taken) || taken.names("articles", "publicationId", row.id),
  },
  issues: { ofGroup: ({ publicationId }, taken) => taken.has("publications", publicationId) },
  rsvps: { ofGroup: ofMeeting },
  questions: { ofGroup: ofMeeting },
  answers: { ofGroup: ({ rsvpId }, taken) => taken.has("rsvps", rsvpId) },
  subscriptions: { ofGroup: own },
  subscribers: {
    ofGroup: ({ id }, taken) => taken.names("subscriptions", "subscriberId", id),
    sameBy: "emailKey",
  },
  farewells: {
    // Keyed hashes of addresses that left: they say something only beside the site's own secret.
    ofGroup: never,
  },
  mailings: {
    ofGroup: own,
    without: { leasedUntil: "which process works on it" },
    // Where it comes to, nobody is owed it: what is under way is sent by the site that began it.
    stills: (row) =>
      row.state === "sending" || row.state === "paused" ? { ...row, state: "stopped" } : row,
  },
  mailTemplates: { ofGroup: own },
  remindersSent: { ofGroup: ofMeeting },
  members: { ofGroup: own },
  accounts: {
    ofGroup: ({ id }, taken) => taken.names("members", "accountId", id),
    without: { passwordHash: "a new one is set by a mailed link, or by OWNER_PASSWORD at a start" },
    sameBy: "email",
  },
  auditEvents: { ofGroup: own },
  formerSlugs: {
    ofGroup: ({ kind, targetId }, taken) => taken.has(SLUGS[String(kind)]!, targetId),
  },
  settings: {
    ofGroup: never,
    // All else is of this installation: its set-up link, its back-ups, its clock.
    ofSite: ({ key }) => String(key).startsWith("site."),
  },

  sessions: { leftOut: "who is signed in here, and on which device" },
  passkeys: { leftOut: "keys that sign in, and only at this site's address" },
  signInTokens: { leftOut: "links that sign in once, and only here" },
  invitations: { leftOut: "only the hashes of mailed links: invite again where it comes to" },
  attendeeLinks: { leftOut: "only the hashes of mailed links, good for a day" },
  spentKeys: { leftOut: "forms that were sent in the last days" },
  formDrafts: { leftOut: "typed and not saved" },
  imports: { leftOut: "lists under way are finished or undone where they were begun" },
  importRows: { leftOut: "lists under way are finished or undone where they were begun" },
  outbox: { leftOut: "a mail is sent by the site that owes it: two would send it twice" },
  mailingRecipients: { leftOut: "who is owed a mailing by the site that began it" },
  searchDocuments: { leftOut: "made anew by the database from what it finds" },
};

/** Where the pages stand that a former address leads to. */
const SLUGS: Record<string, TableName> = {
  meeting: "meetings",
  venue: "venues",
  speaker: "speakers",
  article: "articles",
  publication: "publications",
  issue: "issues",
  group: "groups",
  series: "series",
};

/** The rule of a table that is exported, or null. */
export function exported(table: TableName): Exported | null {
  const rule = RULES[table];
  return "leftOut" in rule ? null : rule;
}

/** The tables that are exported, in the order of the rules. */
export const EXPORTED = (Object.keys(RULES) as TableName[]).filter((table) => exported(table));
