import { sql } from "drizzle-orm";
import type { Passes, ZonedTimes } from "#lib/time/wall-times.ts";
import { isPostgres } from "./is-postgres.ts";
import { type Kit, pgKit, sqliteKit } from "./kit.ts";

/** Why a mail is not sent: a later one tells what is true now, an organizer or the end of its mailing decided so, its reader has left, it came too late, or it went before a back-up was restored. */
export type GivenUpFor = "replaced" | "organizer" | "stopped" | "left" | "late" | "restored";

/** A meeting as calendars had it last, before it was withdrawn to draft or taken out of the lists. */
export type Tombstone = {
  /** Whether the lists had it, and not its own calendar alone. */
  listed: boolean;
  /** Null where it is not to be named any more. */
  title: string | null;
  startsAtLocal: string;
  endsAtLocal: string;
  timeZone: string;
  /** The instants in milliseconds, where a repeated hour leaves the wall times in doubt. */
  startsAt?: number;
  endsAt?: number;
  dailyFrom?: string | null;
  dailyUntil?: string | null;
};

/** How a meeting stands; cancelled and postponed ones were published. */
export type MeetingStatus = "draft" | "published" | "cancelled" | "postponed";

/** How an RSVP stands. */
export type RsvpStatus =
  | "going"
  | "waitlisted"
  | "pending"
  | "tentative"
  | "declined"
  | "cancelled";

/** What is kept: made once, used often, found by its former addresses too. */
export type KeptKind = "venue" | "speaker" | "article" | "publication";

/** What a search can find: a page, or the report on a meeting's page. */
export type SearchKind =
  | "meeting"
  | "report"
  | "article"
  | "speaker"
  | "venue"
  | "group"
  | "publication"
  | "issue"
  | "series";

/** What a group's sister site or channel is, for its sign in the footer. */
export type LinkKind = "site" | "shop" | "video" | "radio" | "paper" | "youth" | "photos";

/**
 * The data model. Conventions: ids are text made in the app; `…_at` is an
 * instant; `…_local` is wall time "YYYY-MM-DDTHH:MM" in the row's `time_zone`;
 * `…_on` is a date, perhaps partial ("2007", "2007-10", "2007-10-07").
 */
export function define(kit: Kit) {
  const { table, text, int, serial, real, bool, instant, json, bytes } = kit;
  const { index, unique, primaryKey, check } = kit;
  const id = () => text("id").primaryKey();
  const created = () => instant("created_at").notNull();
  const changed = () => instant("changed_at").notNull();

  // ── People and groups ────────────────────────────────────────────────────

  /** A person who can sign in. */
  const accounts = table("accounts", {
    id: id(),
    email: text("email").notNull().unique("accounts_email_unique"),
    name: text("name").notNull().default(""),
    passwordHash: text("password_hash"),
    siteAdmin: bool("site_admin").notNull().default(false),
    createdAt: created(),
    signedInAt: instant("signed_in_at"),
  });

  /** A browser that is signed in: its cookie holds the id, and is worth nothing once the row is gone. */
  const sessions = table(
    "sessions",
    {
      id: id(),
      accountId: text("account_id")
        .notNull()
        .references(() => accounts.id, { onDelete: "cascade" }),
      /** How its person proved who they are. */
      way: text("way").$type<"password" | "link" | "passkey">().notNull(),
      /** The browser in plain words, such as "Firefox on Windows"; empty where it does not say. */
      device: text("device").notNull(),
      createdAt: created(),
      /** When it was last used, give or take some minutes. */
      usedAt: instant("used_at").notNull(),
      expiresAt: instant("expires_at").notNull(),
    },
    (t) => [index("sessions_account").on(t.accountId)],
  );

  /** A key in somebody's device or password manager that signs them in (WebAuthn): only its public half. */
  const passkeys = table(
    "passkeys",
    {
      id: id(),
      accountId: text("account_id")
        .notNull()
        .references(() => accounts.id, { onDelete: "cascade" }),
      /** What its owner calls it. */
      name: text("name").notNull(),
      /** What the authenticator calls it, in base64url. */
      credentialId: text("credential_id").notNull().unique("passkeys_credential_unique"),
      /** COSE_Key (RFC 9052, section 7). */
      publicKey: bytes("public_key").notNull(),
      /** How often it was used, as it says itself, in 32 bits without a sign; 0 for ever where it is kept on several devices. */
      uses: real("uses").notNull(),
      /** How browsers reach it: "internal", "hybrid", "usb"… */
      transports: json("transports").$type<string[]>().notNull(),
      createdAt: created(),
      usedAt: instant("used_at"),
    },
    (t) => [index("passkeys_account").on(t.accountId)],
  );

  /** One-time sign-in links: only the hash of the token. */
  const signInTokens = table(
    "sign_in_tokens",
    {
      tokenHash: text("token_hash").primaryKey(),
      email: text("email").notNull(),
      expiresAt: instant("expires_at").notNull(),
    },
    (t) => [index("sign_in_tokens_email").on(t.email)],
  );

  const groups = table("groups", {
    id: id(),
    slug: text("slug").notNull().unique("groups_slug_unique"),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    url: text("url"),
    /** The published address, where attendees' replies go. */
    email: text("email"),
    timeZone: text("time_zone").notNull(),
    language: text("language").notNull().default("en-GB"),
    /** "#rrggbb", contrast-checked when chosen; null is ink. */
    accent: text("accent"),
    imageId: text("image_id"),
    /** Sister sites and channels for the footer. */
    links: json("links")
      .$type<{ kind?: LinkKind; label: string; url: string }[]>()
      .notNull()
      .default([]),
    /** Days after a meeting until attendees' data is erased. */
    retentionDays: int("retention_days").notNull().default(90),
    createdAt: created(),
    changedAt: changed(),
    /** Since when it holds no new meetings and is listed no more; its pages and feeds go on. */
    archivedAt: instant("archived_at"),
  });

  const members = table(
    "members",
    {
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      accountId: text("account_id")
        .notNull()
        .references(() => accounts.id, { onDelete: "cascade" }),
      role: text("role").$type<"owner" | "organizer" | "helper">().notNull(),
      createdAt: created(),
    },
    (t) => [
      primaryKey({ columns: [t.groupId, t.accountId] }),
      index("members_account").on(t.accountId),
    ],
  );

  const invitations = table(
    "invitations",
    {
      id: id(),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      email: text("email").notNull(),
      role: text("role").$type<"owner" | "organizer" | "helper">().notNull(),
      tokenHash: text("token_hash").notNull().unique("invitations_token_unique"),
      invitedBy: text("invited_by").references(() => accounts.id, { onDelete: "set null" }),
      createdAt: created(),
      expiresAt: instant("expires_at").notNull(),
      acceptedAt: instant("accepted_at"),
      revokedAt: instant("revoked_at"),
    },
    (t) => [index("invitations_group").on(t.groupId)],
  );

  // ── Places, people, series ───────────────────────────────────────────────

  /** Venues, speakers, articles and publications belong to a group, and may be used by others once public. */
  const venues = table(
    "venues",
    {
      id: id(),
      slug: text("slug").notNull().unique("venues_slug_unique"),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      name: text("name").notNull(),
      /** Street address, on one line. */
      address: text("address").notNull().default(""),
      locality: text("locality").notNull().default(""),
      postcode: text("postcode").notNull().default(""),
      /** ISO 3166-1 alpha-2. */
      country: text("country").notNull().default(""),
      latitude: real("latitude"),
      longitude: real("longitude"),
      capacity: int("capacity"),
      accessNotes: text("access_notes").notNull().default(""),
      directions: text("directions").notNull().default(""),
      url: text("url"),
      searchKey: text("search_key").notNull(),
      createdAt: created(),
      changedAt: changed(),
      /** The place on a map site, from a phone's short link, which does not say where it is. */
      mapLink: text("map_link"),
    },
    (t) => [index("venues_group").on(t.groupId)],
  );

  const rooms = table(
    "rooms",
    {
      id: id(),
      venueId: text("venue_id")
        .notNull()
        .references(() => venues.id, { onDelete: "cascade" }),
      name: text("name").notNull(),
      capacity: int("capacity"),
      accessNotes: text("access_notes").notNull().default(""),
      position: int("position").notNull().default(0),
    },
    (t) => [index("rooms_venue").on(t.venueId)],
  );

  const speakers = table(
    "speakers",
    {
      id: id(),
      slug: text("slug").notNull().unique("speakers_slug_unique"),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      name: text("name").notNull(),
      /** Markdown. */
      biography: text("biography").notNull().default(""),
      url: text("url"),
      searchKey: text("search_key").notNull(),
      createdAt: created(),
      changedAt: changed(),
      /** By which lists are ordered; "" where nobody has said it. */
      familyName: text("family_name").notNull().default(""),
    },
    (t) => [index("speakers_group").on(t.groupId)],
  );

  const series = table(
    "series",
    {
      id: id(),
      slug: text("slug").notNull().unique("series_slug_unique"),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      title: text("title").notNull(),
      summary: text("summary").notNull().default(""),
      /** RFC 5545 RRULE value, if the meetings follow one. */
      rule: text("rule"),
      createdAt: created(),
      changedAt: changed(),
    },
    (t) => [index("series_group").on(t.groupId)],
  );

  const images = table("images", {
    id: id(),
    groupId: text("group_id")
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    /** Re-encoded WebP without metadata. */
    data: bytes("data").notNull(),
    width: int("width").notNull(),
    height: int("height").notNull(),
    createdAt: created(),
  });

  // ── Meetings ─────────────────────────────────────────────────────────────

  const meetings = table(
    "meetings",
    {
      id: id(),
      slug: text("slug").notNull().unique("meetings_slug_unique"),
      /** RFC 5545 UID: made once, never again changed. */
      uid: text("uid").notNull().unique("meetings_uid_unique"),
      /** RFC 5545 SEQUENCE: raised with every change of time, place or status. */
      sequence: int("sequence").notNull().default(0),
      /** The host. */
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      seriesId: text("series_id").references(() => series.id, { onDelete: "set null" }),
      status: text("status").$type<MeetingStatus>().notNull(),
      visibility: text("visibility").$type<"public" | "unlisted">().notNull(),
      title: text("title").notNull(),
      /** What the meeting marks: "62nd anniversary of …". */
      occasion: text("occasion").notNull().default(""),
      summary: text("summary").notNull().default(""),
      /** Markdown. */
      description: text("description").notNull().default(""),
      language: text("language").notNull().default(""),
      startsAtLocal: text("starts_at_local").notNull(),
      endsAtLocal: text("ends_at_local").notNull(),
      doorsAtLocal: text("doors_at_local"),
      timeZone: text("time_zone").notNull(),
      /** Of local times that come twice where the clock is put back, which is meant. */
      passes: json("passes").$type<Passes>().notNull().default({}),
      /** Of a meeting over several days, between which times "HH:MM" of each it takes place. */
      dailyFrom: text("daily_from"),
      dailyUntil: text("daily_until"),
      /** The most days, each an event of its own, that calendars were given: those it no longer has are cancelled there. */
      daysTold: int("days_told").notNull().default(1),
      /** Derived from the local times and the zone. */
      startsAt: instant("starts_at").notNull(),
      endsAt: instant("ends_at").notNull(),
      doorsAt: instant("doors_at"),
      /** The version of the zone data by which they were derived. */
      zoneData: text("zone_data").notNull().default(""),
      /** When it began and ended by older zone data, in milliseconds, until those who are coming are told; else null. */
      movedFrom: json("moved_from").$type<{ startsAt: number; endsAt: number }>(),
      venueId: text("venue_id").references(() => venues.id, { onDelete: "restrict" }),
      roomId: text("room_id").references(() => rooms.id, { onDelete: "set null" }),
      onlineUrl: text("online_url"),
      /** Who is shown the link: everybody, or those who are going. */
      onlineUrlFor: text("online_url_for").$type<"everyone" | "going">().notNull().default("going"),
      accessNotes: text("access_notes").notNull().default(""),
      imageId: text("image_id").references(() => images.id, { onDelete: "set null" }),
      imageAlt: text("image_alt").notNull().default(""),
      /** Whether there is nothing to pay. */
      free: bool("free").notNull().default(false),
      /** What a seat costs, as a decimal number: no table of minor units can change what it says. */
      priceAmount: text("price_amount"),
      /** ISO 4217; also of a meeting without an amount, for the form to begin with. */
      priceCurrency: text("price_currency").notNull().default(""),
      /** What else there is to say of the price, or all there is. */
      priceNote: text("price_note").notNull().default(""),
      contact: text("contact").notNull().default(""),
      chair: text("chair").notNull().default(""),
      /** Whether the page takes RSVPs at all. */
      takesRsvps: bool("takes_rsvps").notNull().default(true),
      /** Seats; null is no limit. */
      capacity: int("capacity"),
      /** Seats of all who are going: the one counter, kept by guarded updates in lib/rsvps. */
      seatsTaken: int("seats_taken").notNull().default(0),
      /** The number given to the newest RSVP; its order in the waiting list. */
      lastArrival: int("last_arrival").notNull().default(0),
      maxPartySize: int("max_party_size").notNull().default(4),
      waitlist: bool("waitlist").notNull().default(true),
      /** Whether a party on the waiting list that does not fit holds up smaller ones behind it. */
      waitlistOrder: text("waitlist_order")
        .$type<"strict" | "smaller-first">()
        .notNull()
        .default("strict"),
      /** Whether an organizer approves each RSVP before it has a seat. */
      approval: bool("approval").notNull().default(false),
      /** Which answers the form offers beside "going". */
      takesTentative: bool("takes_tentative").notNull().default(false),
      takesApologies: bool("takes_apologies").notNull().default(false),
      /** Minutes that people who move up from the waiting list have to say that they still come; null: the seat is theirs at once. */
      promotionHoldMinutes: int("promotion_hold_minutes"),
      /** Minutes that a new RSVP's seat is held until its address is confirmed; null: no confirmation is asked. */
      confirmationHoldMinutes: int("confirmation_hold_minutes"),
      /** Whether name+one@ and name+two@ are two people. */
      plusAddresses: text("plus_addresses")
        .$type<"distinct" | "same">()
        .notNull()
        .default("distinct"),
      /** Whether the form asks the browser for a proof of work. */
      proofOfWork: bool("proof_of_work").notNull().default(false),
      /** Whether the page names those who are going and agreed to be named. */
      namesAttendees: bool("names_attendees").notNull().default(false),
      /** Whether the form asks where people heard of the meeting. */
      asksHeardFrom: bool("asks_heard_from").notNull().default(false),
      /** Minutes before the start at which those who are going are reminded. */
      reminders: json("reminders").$type<number[]>().notNull().default([1440]),
      thankedAt: instant("thanked_at"),
      rsvpsOpenAtLocal: text("rsvps_open_at_local"),
      rsvpsCloseAtLocal: text("rsvps_close_at_local"),
      rsvpsOpenAt: instant("rsvps_open_at"),
      rsvpsCloseAt: instant("rsvps_close_at"),
      /** The organizer's words with the last change of state (why cancelled, when instead). */
      statusNote: text("status_note").notNull().default(""),
      /** When they were written; null where there are none. */
      statusNoteAt: instant("status_note_at"),
      /** Markdown, afterwards. */
      report: text("report").notNull().default(""),
      attendance: int("attendance"),
      /** Whether the page says how many came. */
      showsAttendance: bool("shows_attendance").notNull().default(false),
      searchKey: text("search_key").notNull(),
      createdBy: text("created_by").references(() => accounts.id, { onDelete: "set null" }),
      createdAt: created(),
      /** The last change that a reader or a calendar could see: DTSTAMP and LAST-MODIFIED. */
      changedAt: changed(),
      publishedAt: instant("published_at"),
      /** Set at the first publication and never unset: calendars then know the UID and need a tombstone. */
      firstPublishedAt: instant("first_published_at"),
      cancelledAt: instant("cancelled_at"),
      postponedAt: instant("postponed_at"),
      /** The times of a meeting that is off as they become once it is on again: until then the columns say when it was to be. */
      nextTimes: json("next_times").$type<ZonedTimes>(),
      /** A meeting deleted after publication stays as a tombstone for feeds. */
      deletedAt: instant("deleted_at"),
      /** What calendars had of it, once it was taken out of them. */
      tombstone: json("tombstone").$type<Tombstone>(),
      /** Whether the form asks for the name of each whom somebody brings. */
      asksNames: bool("asks_names").notNull().default(false),
      /** Whether the form asks for the family name, by which the lists are then ordered. */
      asksFamilyName: bool("asks_family_name").notNull().default(false),
      /** Suggestions of the desk that organizers want to see no more. */
      putAway: json("put_away").$type<string[]>().notNull().default([]),
    },
    (t) => {
      // All that lists and their counts ask of a meeting: the wide rows are read only for those shown.
      const forLists = [
        t.visibility,
        t.startsAt,
        t.id,
        t.status,
        t.deletedAt,
        t.firstPublishedAt,
        t.endsAt,
        t.startsAtLocal,
        t.endsAtLocal,
        t.groupId,
        t.seriesId,
        t.venueId,
      ] as const;
      return [
        index("meetings_group_starts").on(t.groupId, t.startsAt),
        index("meetings_status_starts").on(t.status, t.startsAt),
        index("meetings_listed").on(...forLists),
        index("meetings_online")
          .on(...forLists)
          .where(sql`${t.onlineUrl} is not null`),
        index("meetings_venue").on(t.venueId),
        index("meetings_series").on(t.seriesId),
        // The last change of all is asked for whenever the sitemap is.
        index("meetings_changed").on(t.changedAt),
        check("meetings_ends_after_start", sql`${t.endsAt} > ${t.startsAt}`),
        check("meetings_seats_not_negative", sql`${t.seatsTaken} >= 0`),
      ];
    },
  );

  /** Co-hosts; the host is `meetings.group_id`. */
  const hosts = table(
    "hosts",
    {
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      position: int("position").notNull().default(0),
    },
    (t) => [primaryKey({ columns: [t.meetingId, t.groupId] }), index("hosts_group").on(t.groupId)],
  );

  const programmeItems = table(
    "programme_items",
    {
      id: id(),
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      position: int("position").notNull(),
      kind: text("kind")
        .$type<"talk" | "discussion" | "film" | "music" | "break" | "other">()
        .notNull(),
      title: text("title").notNull(),
      description: text("description").notNull().default(""),
      /** Minutes after the meeting's start, so that it moves with the meeting. */
      offsetMinutes: int("offset_minutes"),
      durationMinutes: int("duration_minutes"),
    },
    (t) => [index("programme_items_meeting").on(t.meetingId, t.position)],
  );

  const programmeSpeakers = table(
    "programme_speakers",
    {
      itemId: text("item_id")
        .notNull()
        .references(() => programmeItems.id, { onDelete: "cascade" }),
      speakerId: text("speaker_id")
        .notNull()
        .references(() => speakers.id, { onDelete: "cascade" }),
      position: int("position").notNull().default(0),
    },
    (t) => [
      primaryKey({ columns: [t.itemId, t.speakerId] }),
      index("programme_speakers_speaker").on(t.speakerId),
    ],
  );

  const topics = table("topics", {
    id: id(),
    slug: text("slug").notNull().unique("topics_slug_unique"),
    name: text("name").notNull(),
  });

  const meetingTopics = table(
    "meeting_topics",
    {
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      topicId: text("topic_id")
        .notNull()
        .references(() => topics.id, { onDelete: "cascade" }),
    },
    (t) => [
      primaryKey({ columns: [t.meetingId, t.topicId] }),
      index("meeting_topics_topic").on(t.topicId),
    ],
  );

  /** Addresses that once led to a page and still must: a redirect after a rename or a merge. */
  const formerSlugs = table(
    "former_slugs",
    {
      kind: text("kind").$type<"meeting" | KeptKind | "issue" | "group" | "series">().notNull(),
      slug: text("slug").notNull(),
      targetId: text("target_id").notNull(),
      createdAt: created(),
    },
    (t) => [primaryKey({ columns: [t.kind, t.slug] }), index("former_slugs_target").on(t.targetId)],
  );

  // ── Reading ──────────────────────────────────────────────────────────────

  const publications = table(
    "publications",
    {
      id: id(),
      slug: text("slug").notNull().unique("publications_slug_unique"),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      name: text("name").notNull(),
      url: text("url"),
      description: text("description").notNull().default(""),
      searchKey: text("search_key").notNull(),
      createdAt: created(),
      changedAt: changed(),
    },
    (t) => [index("publications_group").on(t.groupId)],
  );

  const issues = table(
    "issues",
    {
      id: id(),
      publicationId: text("publication_id")
        .notNull()
        .references(() => publications.id, { onDelete: "cascade" }),
      number: text("number").notNull(),
      datedOn: text("dated_on"),
      url: text("url"),
    },
    (t) => [unique("issues_publication_number_unique").on(t.publicationId, t.number)],
  );

  const articles = table(
    "articles",
    {
      id: id(),
      slug: text("slug").notNull().unique("articles_slug_unique"),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      title: text("title").notNull(),
      author: text("author").notNull().default(""),
      publicationId: text("publication_id").references(() => publications.id, {
        onDelete: "set null",
      }),
      issueId: text("issue_id").references(() => issues.id, { onDelete: "set null" }),
      publishedOn: text("published_on"),
      url: text("url"),
      archiveUrl: text("archive_url"),
      excerpt: text("excerpt").notNull().default(""),
      language: text("language").notNull().default(""),
      readingMinutes: int("reading_minutes"),
      searchKey: text("search_key").notNull(),
      createdAt: created(),
      changedAt: changed(),
    },
    (t) => [
      index("articles_group").on(t.groupId),
      index("articles_publication").on(t.publicationId),
      index("articles_issue").on(t.issueId),
      index("articles_changed").on(t.changedAt),
    ],
  );

  const relations = table(
    "relations",
    {
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      articleId: text("article_id")
        .notNull()
        .references(() => articles.id, { onDelete: "cascade" }),
      relation: text("relation")
        .$type<
          | "read-before"
          | "background"
          | "announcement"
          | "cited"
          | "report"
          | "recording"
          | "photos"
        >()
        .notNull(),
      position: int("position").notNull().default(0),
    },
    (t) => [
      primaryKey({ columns: [t.meetingId, t.articleId, t.relation] }),
      index("relations_article").on(t.articleId),
    ],
  );

  // ── RSVPs ────────────────────────────────────────────────────────────────

  const rsvps = table(
    "rsvps",
    {
      id: id(),
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      name: text("name").notNull(),
      email: text("email"),
      /** The address in the form that decides whether two are the same; null without an address or after erasure. */
      emailKey: text("email_key"),
      status: text("status").$type<RsvpStatus>().notNull(),
      partySize: int("party_size").notNull().default(1),
      /** The order of arrival within the meeting (meetings.last_arrival). */
      arrival: int("arrival").notNull(),
      /** Part of what the manage link is derived from: raised to make old links useless. */
      linkEpoch: int("link_epoch").notNull().default(0),
      /** What the attendee wrote to the organizers. */
      comment: text("comment").notNull().default(""),
      /** What the organizers wrote down. */
      note: text("note").notNull().default(""),
      /** SEQUENCE of the last invitation mailed; it only grows, though the guest cancels and comes again. */
      calendarSequence: int("calendar_sequence"),
      /** How far the SEQUENCE of the guest's own entry is ahead of the meeting's: it is raised whenever they stand otherwise, mailed or not. */
      calendarLead: int("calendar_lead").notNull().default(0),
      /** In whose name the first was: ORGANIZER stays the same for as long as the entry lives. */
      calendarOrganizer: json("calendar_organizer").$type<{ name: string; email: string }>(),
      /** Name and address, for search. */
      searchKey: text("search_key").notNull().default(""),
      source: text("source").$type<"web" | "organizer" | "import" | "mail" | "door">().notNull(),
      /** Where the attendee heard of the meeting. */
      heardFrom: text("heard_from").notNull().default(""),
      /** Whether the attendee agreed to be named to others. */
      named: bool("named").notNull().default(false),
      /** While set, the seat is lost to the next in line at this instant unless the attendee says yes. */
      heldUntil: instant("held_until"),
      createdAt: created(),
      changedAt: changed(),
      /** Whether a proof of work was asked and none came with it, so that the address is to be confirmed. */
      unproven: bool("unproven").notNull().default(false),
      /** Whether mails to the address say the name: an organizer gave both, or somebody has pressed a link mailed there. */
      saysName: bool("says_name").notNull().default(true),
      /** When the attendee last said yes to a seat that was held. */
      confirmedAt: instant("confirmed_at"),
      approvedAt: instant("approved_at"),
      /** When an organizer refused it; its status is then "cancelled". */
      refusedAt: instant("refused_at"),
      promotedAt: instant("promoted_at"),
      cancelledAt: instant("cancelled_at"),
      /** Whose doing the cancellation is ("lapse": no yes in time), and how the RSVP stood before it. */
      cancelledBy: text("cancelled_by").$type<"attendee" | "organizer" | "lapse">(),
      cancelledFrom: text("cancelled_from").$type<Exclude<RsvpStatus, "declined" | "cancelled">>(),
      erasedAt: instant("erased_at"),
      /** The attendee's family name, by which lists are ordered; "" where nobody has said it. */
      familyName: text("family_name").notNull().default(""),
      /** The names of those who come with the attendee, as they gave them; "" for one not named. */
      partyNames: json("party_names").$type<string[]>().notNull().default([]),
    },
    (t) => [
      unique("rsvps_meeting_email_unique").on(t.meetingId, t.emailKey),
      index("rsvps_meeting_status_arrival").on(t.meetingId, t.status, t.arrival),
      index("rsvps_email").on(t.emailKey),
      index("rsvps_held").on(t.heldUntil),
      check("rsvps_party_size_positive", sql`${t.partySize} >= 1`),
    ],
  );

  const questions = table(
    "questions",
    {
      id: id(),
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      position: int("position").notNull(),
      kind: text("kind")
        .$type<"text" | "long-text" | "one-of" | "several-of" | "yes-no" | "number">()
        .notNull(),
      label: text("label").notNull(),
      hint: text("hint").notNull().default(""),
      required: bool("required").notNull().default(false),
      options: json("options").$type<string[]>().notNull().default([]),
      /** What a number may be. */
      lowest: int("lowest").notNull().default(0),
      highest: int("highest").notNull().default(1_000_000),
      /** Asked once for the party, or for each of its seats. */
      per: text("per").$type<"party" | "seat">().notNull().default("party"),
      /** What the answers are about, where they need more care: these are erased first. */
      sensitive: text("sensitive").$type<"access" | "diet">(),
      /** Asked only if an earlier question has one of these answers. */
      shownIf: json("shown_if").$type<{ questionId: string; answers: string[] }>(),
      /** A question that is no longer asked keeps its answers. */
      retiredAt: instant("retired_at"),
    },
    (t) => [index("questions_meeting").on(t.meetingId, t.position)],
  );

  const answers = table(
    "answers",
    {
      rsvpId: text("rsvp_id")
        .notNull()
        .references(() => rsvps.id, { onDelete: "cascade" }),
      questionId: text("question_id")
        .notNull()
        .references(() => questions.id, { onDelete: "cascade" }),
      /** 0 for the party, 1… for each seat. */
      seat: int("seat").notNull().default(0),
      value: json("value").$type<string | string[] | number | boolean>().notNull(),
    },
    (t) => [primaryKey({ columns: [t.rsvpId, t.questionId, t.seat] })],
  );

  // ── Mail, readers, record ────────────────────────────────────────────────

  const subscribers = table("subscribers", {
    id: id(),
    email: text("email").notNull(),
    emailKey: text("email_key").notNull().unique("subscribers_email_unique"),
    linkEpoch: int("link_epoch").notNull().default(0),
    /** When news is sent: at once, or gathered. */
    pace: text("pace").$type<"at-once" | "weekly" | "monthly">().notNull().default("at-once"),
    createdAt: created(),
    /** When they agreed. */
    confirmedAt: instant("confirmed_at"),
    unsubscribedAt: instant("unsubscribed_at"),
    /** When a mail server said that there is no such mailbox. */
    bouncedAt: instant("bounced_at"),
    /** How they agreed, where an imported list states it; "" where they confirmed by our mail. */
    consent: text("consent").notNull().default(""),
    /** The end of the time that the last digest told of. */
    digestedAt: instant("digested_at"),
  });

  const subscriptions = table(
    "subscriptions",
    {
      subscriberId: text("subscriber_id")
        .notNull()
        .references(() => subscribers.id, { onDelete: "cascade" }),
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      kind: text("kind").$type<"meetings" | "changes" | "reports" | "site">().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.subscriberId, t.groupId, t.kind] }),
      index("subscriptions_group").on(t.groupId, t.kind),
    ],
  );

  /** Addresses that left, by a keyed hash: no list brings them back. Gone once their owner subscribes again. */
  const farewells = table("farewells", {
    hash: text("hash").primaryKey(),
    at: instant("at").notNull(),
  });

  /**
   * One thing said to many: news to subscribers, or word of a meeting to those
   * who have an RSVP. Who is owed it is written in one statement; the mails
   * themselves are made in batches afterwards.
   */
  const mailings = table(
    "mailings",
    {
      id: id(),
      /** The template: "announcement", "digest", "meeting-cancelled", "reminder", "message"… */
      kind: text("kind").notNull(),
      audience: text("audience").$type<"subscribers" | "rsvps">().notNull(),
      /** Null: in the name of the site. */
      groupId: text("group_id").references(() => groups.id, { onDelete: "cascade" }),
      meetingId: text("meeting_id").references(() => meetings.id, { onDelete: "cascade" }),
      /** The address of its copy in the web archive; null where there is none. */
      slug: text("slug").unique("mailings_slug_unique"),
      subject: text("subject").notNull().default(""),
      /** The sender's own words, Markdown. */
      body: text("body").notNull().default(""),
      /** Facts that the template needs and that the database no longer has: what stood before a change. */
      detail: json("detail").$type<Record<string, unknown>>().notNull().default({}),
      state: text("state").$type<"draft" | "sending" | "paused" | "sent" | "stopped">().notNull(),
      createdBy: text("created_by").references(() => accounts.id, { onDelete: "set null" }),
      createdAt: created(),
      changedAt: changed(),
      startedAt: instant("started_at"),
      finishedAt: instant("finished_at"),
      leasedUntil: instant("leased_until"),
    },
    (t) => [
      index("mailings_state").on(t.state),
      index("mailings_group").on(t.groupId, t.createdAt),
      index("mailings_meeting").on(t.meetingId, t.createdAt),
    ],
  );

  /** Who is owed a mailing. `queued_at` is set in the transaction that writes the mail. */
  const mailingRecipients = table(
    "mailing_recipients",
    {
      mailingId: text("mailing_id")
        .notNull()
        .references(() => mailings.id, { onDelete: "cascade" }),
      /** A subscriber's id or an RSVP's. */
      recipientId: text("recipient_id").notNull(),
      position: int("position").notNull().default(0),
      queuedAt: instant("queued_at"),
    },
    (t) => [
      primaryKey({ columns: [t.mailingId, t.recipientId] }),
      index("mailing_recipients_owed").on(t.mailingId, t.queuedAt, t.position),
      index("mailing_recipients_recipient").on(t.recipientId),
    ],
  );

  /** A group's own words for a mail; where there is no row, the app's stand. */
  const mailTemplates = table(
    "mail_templates",
    {
      groupId: text("group_id")
        .notNull()
        .references(() => groups.id, { onDelete: "cascade" }),
      /** The kind of mail, as in the outbox. */
      kind: text("kind").notNull(),
      subject: text("subject").notNull(),
      /** What is said above the facts, with places such as {name}. */
      intro: text("intro").notNull(),
      /** What is said below them. */
      outro: text("outro").notNull().default(""),
      changedAt: changed(),
    },
    (t) => [primaryKey({ columns: [t.groupId, t.kind] })],
  );

  /** Mailed links to the list of all one's RSVPs: only the hash of the token. */
  const attendeeLinks = table(
    "attendee_links",
    {
      tokenHash: text("token_hash").primaryKey(),
      emailKey: text("email_key").notNull(),
      expiresAt: instant("expires_at").notNull(),
    },
    (t) => [index("attendee_links_email").on(t.emailKey)],
  );

  /** Keys of forms that were sent, with what came of it, so that the same form sent twice is one deed. */
  const spentKeys = table(
    "spent_keys",
    {
      /** A keyed hash of the form's key, of who sent it and of what it said. */
      id: text("id").primaryKey(),
      at: instant("at").notNull(),
      /** Sealed; null until the deed is whole. */
      outcome: text("outcome"),
    },
    (t) => [index("spent_keys_at").on(t.at)],
  );

  /** Reminders that were sent, so that each goes once. */
  const remindersSent = table(
    "reminders_sent",
    {
      meetingId: text("meeting_id")
        .notNull()
        .references(() => meetings.id, { onDelete: "cascade" }),
      minutesBefore: int("minutes_before").notNull(),
      /** The start that it reminded of: a meeting that is moved reminds again. */
      startsAt: instant("starts_at").notNull(),
      sentAt: instant("sent_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.meetingId, t.minutesBefore, t.startsAt] })],
  );

  /** Mail owed, written in the transaction of the change that owes it. */
  const outbox = table(
    "outbox",
    {
      id: id(),
      /** The name of the template. */
      kind: text("kind").notNull(),
      groupId: text("group_id").references(() => groups.id, { onDelete: "cascade" }),
      meetingId: text("meeting_id").references(() => meetings.id, { onDelete: "cascade" }),
      rsvpId: text("rsvp_id").references(() => rsvps.id, { onDelete: "cascade" }),
      subscriberId: text("subscriber_id").references(() => subscribers.id, {
        onDelete: "cascade",
      }),
      mailingId: text("mailing_id").references(() => mailings.id, { onDelete: "set null" }),
      /** 0 for answers to a person, 1 for what is sent to many: answers go first. */
      rank: int("rank").notNull().default(0),
      toEmail: text("to_email").notNull(),
      toName: text("to_name").notNull().default(""),
      fromName: text("from_name").notNull().default(""),
      replyTo: text("reply_to"),
      subject: text("subject").notNull(),
      /** Bodies with places for the secret links, which stand sealed in `links`. */
      text: text("text").notNull(),
      html: text("html").notNull(),
      /** The secret links, encrypted; erased once the mail is sent. */
      links: text("links"),
      /** iCalendar text, and its METHOD. */
      calendar: text("calendar"),
      /** The attached file, where it says more than that entry: every day of a meeting over several. */
      calendarFile: text("calendar_file"),
      calendarMethod: text("calendar_method").$type<"REQUEST" | "CANCEL">(),
      /** RFC 5322 Message-ID: the same in every attempt. */
      messageId: text("message_id").notNull().unique("outbox_message_id_unique"),
      /** Recipient and subject, for search. */
      searchKey: text("search_key").notNull().default(""),
      state: text("state").$type<"queued" | "sending" | "sent" | "parked" | "dropped">().notNull(),
      attempts: int("attempts").notNull().default(0),
      nextAttemptAt: instant("next_attempt_at").notNull(),
      leasedUntil: instant("leased_until"),
      /** Which worker holds the lease; of one that is queued, that it waits for somebody's word (lib/mail/held-back.ts). */
      leasedBy: text("leased_by"),
      lastError: text("last_error"),
      /** Why one that is dropped was given up. */
      givenUpFor: text("given_up_for").$type<GivenUpFor>(),
      createdAt: created(),
      sentAt: instant("sent_at"),
    },
    (t) => [
      index("outbox_due").on(t.state, t.rank, t.nextAttemptAt),
      index("outbox_group").on(t.groupId, t.createdAt),
      index("outbox_meeting").on(t.meetingId),
      // With the state: whose turn it is looks for the unsent ones of each guest.
      index("outbox_rsvp").on(t.rsvpId, t.state),
      index("outbox_subscriber").on(t.subscriberId),
      index("outbox_mailing").on(t.mailingId, t.state),
    ],
  );

  /** Who did what, for the organizers of the group. */
  const auditEvents = table(
    "audit_events",
    {
      id: id(),
      at: instant("at").notNull(),
      accountId: text("account_id").references(() => accounts.id, { onDelete: "set null" }),
      groupId: text("group_id").references(() => groups.id, { onDelete: "cascade" }),
      meetingId: text("meeting_id").references(() => meetings.id, { onDelete: "cascade" }),
      /** "meeting.published", "rsvp.cancelled" … */
      action: text("action").notNull(),
      /** The id of what it was done to, where that is not the meeting. */
      subjectId: text("subject_id"),
      /** Facts to show with it; never an attendee's name or address. */
      detail: json("detail").$type<Record<string, string | number | null>>().notNull().default({}),
    },
    (t) => [
      index("audit_events_group").on(t.groupId, t.at),
      index("audit_events_meeting").on(t.meetingId, t.at),
    ],
  );

  /** A list that is being imported, or was: its rows are taken in batches, and can be taken away again. */
  const imports = table(
    "imports",
    {
      id: id(),
      kind: text("kind").$type<"rsvps" | "subscribers">().notNull(),
      /** Null: for several groups. */
      groupId: text("group_id").references(() => groups.id, { onDelete: "cascade" }),
      meetingId: text("meeting_id").references(() => meetings.id, { onDelete: "cascade" }),
      /** What the file was called. */
      name: text("name").notNull(),
      state: text("state")
        .$type<"importing" | "done" | "stopped" | "undoing" | "undone">()
        .notNull(),
      /** What was chosen for all of its rows; `why`, where it was stopped. */
      detail: json("detail").$type<Record<string, unknown>>().notNull().default({}),
      createdBy: text("created_by").references(() => accounts.id, { onDelete: "set null" }),
      createdAt: created(),
      finishedAt: instant("finished_at"),
      leasedUntil: instant("leased_until"),
    },
    (t) => [
      index("imports_state").on(t.state),
      index("imports_meeting").on(t.meetingId, t.createdAt),
      index("imports_group").on(t.groupId, t.createdAt),
    ],
  );

  const importRows = table(
    "import_rows",
    {
      importId: text("import_id")
        .notNull()
        .references(() => imports.id, { onDelete: "cascade" }),
      /** The order in which they are taken. */
      position: int("position").notNull(),
      /** What the row says; null once it is taken. */
      said: json("said").$type<Record<string, unknown>>(),
      /** What became of it; null while it is owed. */
      outcome: text("outcome"),
      /** The row it became. */
      subjectId: text("subject_id"),
    },
    (t) => [
      primaryKey({ columns: [t.importId, t.position] }),
      index("import_rows_outcome").on(t.importId, t.outcome, t.position),
    ],
  );

  /** What an organizer typed into a form and has not saved yet. */
  const formDrafts = table(
    "form_drafts",
    {
      accountId: text("account_id")
        .notNull()
        .references(() => accounts.id, { onDelete: "cascade" }),
      /** The form and the row it edits: "meeting:new", "meeting:01k…". */
      form: text("form").notNull(),
      values: json("values").$type<Record<string, unknown>>().notNull(),
      savedAt: instant("saved_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.accountId, t.form] })],
  );

  /**
   * What the public can search: a row for each page and each report. Written by
   * the triggers of the migration "search" and by nothing else, so that no
   * command can forget it; the words stand beside it, in what each engine has
   * for them.
   */
  const searchDocuments = table(
    "search_documents",
    {
      id: serial("id"),
      kind: text("kind").$type<SearchKind>().notNull(),
      /** The row of the kind's table; of a report, the meeting. */
      subjectId: text("subject_id").notNull(),
      /** When it took place or appeared; 0 where nothing says so. */
      year: int("year").notNull(),
      /** 1 to 12; 0 where nothing says so. */
      month: int("month").notNull(),
      /** Not found before: a report is read when its meeting is over. */
      shownFrom: instant("shown_from"),
      /** The title without regard to case and to signs around it, by which it is found as a whole. */
      titleKey: text("title_key").notNull().default(""),
    },
    (t) => [
      unique("search_documents_subject_unique").on(t.kind, t.subjectId),
      index("search_documents_title_key").on(t.titleKey, t.year, t.month),
      index("search_documents_year").on(t.year),
    ],
  );

  /** Facts about the site itself: its name, the set-up link. */
  const settings = table("settings", {
    key: text("key").primaryKey(),
    value: json("value").$type<unknown>().notNull(),
  });

  return {
    accounts,
    sessions,
    passkeys,
    signInTokens,
    groups,
    members,
    invitations,
    venues,
    rooms,
    speakers,
    series,
    images,
    meetings,
    hosts,
    programmeItems,
    programmeSpeakers,
    topics,
    meetingTopics,
    formerSlugs,
    publications,
    issues,
    articles,
    relations,
    rsvps,
    questions,
    answers,
    subscribers,
    subscriptions,
    farewells,
    mailings,
    mailingRecipients,
    mailTemplates,
    attendeeLinks,
    spentKeys,
    remindersSent,
    outbox,
    auditEvents,
    imports,
    importRows,
    formDrafts,
    searchDocuments,
    settings,
  };
}

export const tables = define(isPostgres() ? pgKit : sqliteKit);

export const {
  accounts,
  sessions,
  passkeys,
  signInTokens,
  groups,
  members,
  invitations,
  venues,
  rooms,
  speakers,
  series,
  images,
  meetings,
  hosts,
  programmeItems,
  programmeSpeakers,
  topics,
  meetingTopics,
  formerSlugs,
  publications,
  issues,
  articles,
  relations,
  rsvps,
  questions,
  answers,
  subscribers,
  subscriptions,
  farewells,
  mailings,
  mailingRecipients,
  mailTemplates,
  attendeeLinks,
  spentKeys,
  remindersSent,
  outbox,
  auditEvents,
  imports,
  importRows,
  formDrafts,
  searchDocuments,
  settings,
} = tables;
