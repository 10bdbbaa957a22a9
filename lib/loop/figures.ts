const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Every figure of the work in the background. All times are milliseconds. */
export const WORK = {
  mail: {
    /** After its first try a mail waits so long, after each further one twice as long, at most the longest. */
    firstWait: 30 * SECOND,
    longestWait: HOUR,
    /** A server that was down is left alone so long, and twice as long each time, at most the longest. */
    firstRest: SECOND,
    longestRest: MINUTE,
    /** By which part each of these is longer or shorter, so that many do not come back at the same moment. */
    spread: 0.25,
    /** After so many tries, about three days, a mail is parked. */
    tries: 80,
    /** Longer than any try can take. */
    lease: 5 * MINUTE,
    /** So long a mail that was put off holds back the later ones to its reader about the same meeting. */
    holdsBack: 10 * MINUTE,
    /** Mail of other instances, and leases that ran out, are found at least this often. */
    poll: 5 * SECOND,
    /** So long stopping waits for mails under way; what is cut off goes again with the same Message-ID. */
    stop: 8 * SECOND,
    /** For the connection, for its greeting, between two signs of life, for one mail in all. */
    connect: 15 * SECOND,
    greeting: 15 * SECOND,
    silence: MINUTE,
    whole: 2 * MINUTE,
    /** Mails that are sent at once; more, up to so many, while some hang: those that have been under way for so long. */
    connections: 4,
    mostConnections: 16,
    hangs: 5 * SECOND,
  },
  mailings: {
    /** Mails written in one transaction: short, so that an RSVP that arrives waits a few milliseconds at most. */
    batch: 20,
    /** Mails of one mailing that wait in the outbox at once: enough to keep the mail server busy. */
    mostWaiting: 100,
    /** Longer than any turn of a runner takes. What fails is left alone for this long, too. */
    lease: 30 * SECOND,
    /** Those that other instances began or left are found at least this often. */
    poll: 5 * SECOND,
    /** How often it is looked whether the outbox has room again. */
    room: SECOND / 4,
  },
  imports: {
    /** Rows taken in one transaction. */
    batch: 50,
    lease: 30 * SECOND,
    poll: 5 * SECOND,
    /** After a failure, or while another runner has it. */
    busy: SECOND,
  },
} as const;
