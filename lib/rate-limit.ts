import ipaddr from "ipaddr.js";
import type pg from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { isUnavailable } from "#db/errors.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { CONNECTIONS, openPool, reaching } from "#db/pool.ts";
import { env } from "./env.ts";
import { hashToken } from "./tokens.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What becomes of one use more than a limit allows. */
type Beyond =
  /** It is refused, with 429 and when to try again. */
  | "wait"
  /** The same, unless a proof of work comes along. */
  | "prove"
  /** It is done, and the address is to be confirmed by its owner. */
  | "hold"
  /** It is done, or so it is said, and nothing more is mailed: what was mailed before is good. */
  | "unmailed";

/** So many uses in so many seconds, and what becomes of the next. */
export type Limit = { uses: number; seconds: number; beyond: Beyond };

/**
 * Every limit of the app. What a stranger can count up for somebody else, by
 * knowing their address or by sitting in the same hall, never shuts that one
 * out: it is not "wait", unless only what is right and rare counts. Not
 * counted at all: a wrong form, a link that opens something, a browser that
 * has signed in before.
 */
export const LIMITS = {
  /** Wrong passwords for one account from one network, from anywhere, and for all accounts from one network; a link can be mailed all the same. */
  "password-pair": { uses: 10, seconds: 15 * MINUTE, beyond: "prove" },
  "password-address": { uses: 60, seconds: HOUR, beyond: "prove" },
  "password-network": { uses: 100, seconds: 15 * MINUTE, beyond: "prove" },
  /** Wrong passwords from a browser in which the account has signed in before, and present ones on the account's page. */
  "password-browser": { uses: 10, seconds: 15 * MINUTE, beyond: "wait" },
  /** Sign-in links and invitations mailed to one address; the links are good for twice as long. */
  "link-address": { uses: 5, seconds: 15 * MINUTE, beyond: "unmailed" },
  /** Secret links that open nothing, tried from one network. */
  "dead-link-network": { uses: 60, seconds: 10 * MINUTE, beyond: "wait" },
  /** Passkeys that sign nobody in, tried from one network. Not counted by account: there is nothing to guess. */
  "passkey-network": { uses: 60, seconds: 10 * MINUTE, beyond: "wait" },
  /** Invitations one member sends. */
  "invite-account": { uses: 60, seconds: HOUR, beyond: "wait" },
  /** Pages of the web looked at for one organizer. */
  "fetch-account": { uses: 30, seconds: 10 * MINUTE, beyond: "wait" },
  /** RSVPs from one network, which may be a hall full of people: then seats are held until the mailed link is pressed, and far beyond it is a program. */
  "rsvp-network": { uses: 120, seconds: 10 * MINUTE, beyond: "hold" },
  "rsvp-flood": { uses: 1200, seconds: HOUR, beyond: "wait" },
  /** Mails about one meeting to one address that were asked for by its form. */
  "rsvp-address": { uses: 12, seconds: HOUR, beyond: "unmailed" },
  /** A proof of work, as long as its challenge is good. */
  proof: { uses: 1, seconds: HOUR, beyond: "wait" },
  /** Links to all one's RSVPs mailed to one address, good for twice as long, and asked for by one network. */
  "own-rsvps-address": { uses: 4, seconds: 30 * MINUTE, beyond: "unmailed" },
  "own-rsvps-network": { uses: 60, seconds: HOUR, beyond: "wait" },
  /** Other addresses that the bearer of one RSVP's link puts forward, and that one address is asked about. */
  "readdress-link": { uses: 6, seconds: HOUR, beyond: "wait" },
  "readdress-address": { uses: 6, seconds: HOUR, beyond: "wait" },
  /** Sign-ups for news from one network, and mails that ask one address to confirm. */
  "subscribe-network": { uses: 60, seconds: 10 * MINUTE, beyond: "wait" },
  "subscribe-address": { uses: 5, seconds: HOUR, beyond: "unmailed" },
  /** Searches from one network, also those made while typing. */
  "search-network": { uses: 600, seconds: MINUTE, beyond: "wait" },
  /** Letters that one organizer tries on themselves, and addresses they put forward. */
  "letter-account": { uses: 60, seconds: HOUR, beyond: "wait" },
  /** Lists of subscribers that one organizer imports: each may ask thousands. */
  "list-account": { uses: 6, seconds: HOUR, beyond: "wait" },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The limits beyond which so is done. */
export type Beyonds<B extends Beyond> = {
  [Name in LimitName]: (typeof LIMITS)[Name]["beyond"] extends B ? Name : never;
}[LimitName];

/** Whether one more is allowed, and if not, how many seconds to wait. */
export type Take = { ok: true } | { ok: false; retryAfterSeconds: number };

type Limiter = {
  /** Where it is counted. */
  limiter: RateLimiterAbstract;
  /** Where it is counted meanwhile, while the database is out of reach. */
  meanwhile: RateLimiterAbstract | null;
};

type Kept = { limiters: Map<LimitName, Limiter>; pool?: pg.Pool };

// Pages, actions and routes may be separate copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontLimits?: Kept };

function limiterOf(name: LimitName): Limiter {
  shared.marchmontLimits ??= { limiters: new Map() };
  const kept = shared.marchmontLimits;
  const known = kept.limiters.get(name);
  if (known) return known;
  const { uses, seconds } = LIMITS[name];
  const options = { points: uses, duration: seconds, keyPrefix: name };
  const memory = new RateLimiterMemory(options);
  const made = isPostgres()
    ? { limiter: onPostgres(options, kept), meanwhile: memory }
    : { limiter: memory, meanwhile: null };
  kept.limiters.set(name, made);
  return made;
}

/** Counted in the database, so that all instances of the app count together. */
function onPostgres(
  options: { points: number; duration: number; keyPrefix: string },
  kept: Kept,
): RateLimiterAbstract {
  kept.pool ??= openPool(CONNECTIONS.limits);
  const { query } = reaching(kept.pool);
  return new RateLimiterPostgres({
    ...options,
    // Behind PgBouncer a statement that has a name is another connection's.
    storeClient: { query: ({ text, values }: pg.QueryConfig) => query({ text, values }) },
    storeType: "pool",
    tableName: "rate_limits",
    // By our migrations: the first use counts, whatever was when the app started.
    tableCreated: true,
    clearExpiredByTimeout: true,
  });
}

// An address is nobody else's business: only its hash is kept, and not for long.
const keyOf = (key: string) => hashToken(key).slice(0, 32);

/** Counts one more use of `key` under a limit. Always allowed while RATE_LIMIT is off. */
export async function takeToken(name: LimitName, key: string): Promise<Take> {
  return env().rateLimit ? ask(name, (limiter) => consume(limiter, key)) : { ok: true };
}

/**
 * Whether this is the first use of what may be used once; counted even while
 * RATE_LIMIT is off, and nowhere but where all instances count.
 */
export async function takeOnce(name: "proof", key: string): Promise<boolean> {
  return (await consume(limiterOf(name).limiter, key)).ok;
}

/** Asks where it is counted; while the database is out of reach, what this process has counted meanwhile. */
async function ask<T>(
  name: LimitName,
  question: (limiter: RateLimiterAbstract) => Promise<T>,
): Promise<T> {
  const { limiter, meanwhile } = limiterOf(name);
  try {
    return await question(limiter);
  } catch (error) {
    if (!meanwhile || !isUnavailable(error)) throw error;
    return question(meanwhile);
  }
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<Take> {
  try {
    await limiter.consume(keyOf(key));
    return { ok: true };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return refusal(refused);
  }
}

const refusal = ({ msBeforeNext }: RateLimiterRes): Take => ({
  ok: false,
  retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
});

/** Whether one more would be allowed, counting nothing: asked before work is done that may turn out to be for nothing. */
export async function wouldAllow(name: LimitName, key: string): Promise<Take> {
  const counted = env().rateLimit ? await ask(name, (limiter) => limiter.get(keyOf(key))) : null;
  return counted && counted.consumedPoints >= LIMITS[name].uses ? refusal(counted) : { ok: true };
}

/** Takes one use back that was counted beforehand, and was right. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
  if (env().rateLimit) await ask(name, (limiter) => limiter.reward(keyOf(key), 1));
}

/** Forgets what was counted: after a right password the wrong ones before it count no more. */
export async function forgetTokens(name: LimitName, key: string): Promise<void> {
  if (env().rateLimit) await ask(name, (limiter) => limiter.delete(keyOf(key)));
}

/** The network that a peer's address stands for: itself, or of an IPv6 address the /64 that one customer gets (RFC 6177). */
export function networkOf(peer: string): string {
  if (!ipaddr.isValid(peer)) return peer;
  const address = ipaddr.process(peer);
  if (address.kind() === "ipv4") return address.toString();
  return `${(address as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
