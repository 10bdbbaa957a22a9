import ipaddr from "ipaddr.js";
import pg from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { isPostgres } from "#db/is-postgres.ts";
import { env } from "./env.ts";
import { hashToken } from "./tokens.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Every limit of the app: how many in how many seconds. Those by network are
 * wide, since a whole office may stand behind one address.
 */
const LIMITS = {
  /** Wrong passwords for one account from one network. */
  "password-pair": { points: 10, duration: 15 * MINUTE },
  /** Wrong passwords for one account from anywhere; its owner can still have a link mailed. */
  "password-address": { points: 60, duration: HOUR },
  "password-network": { points: 100, duration: 15 * MINUTE },
  /** Sign-in links mailed to one address. */
  "link-address": { points: 5, duration: 30 * MINUTE },
  "link-network": { points: 60, duration: HOUR },
  /** Tries of one-time links: sign-in, set-up, invitations. */
  "token-network": { points: 60, duration: 10 * MINUTE },
  /** Invitations one member sends. */
  "invite-account": { points: 60, duration: HOUR },
  /** Pages of the web looked at for one organizer. */
  "fetch-account": { points: 30, duration: 10 * MINUTE },
  /** RSVPs from one network, to one address, and changes by a manage link. */
  "rsvp-network": { points: 120, duration: 10 * MINUTE },
  "rsvp-address": { points: 12, duration: HOUR },
  "manage-network": { points: 120, duration: 10 * MINUTE },
  /** A proof of work, as long as its challenge is good. */
  "rsvp-proof": { points: 1, duration: HOUR },
  /** Links to all one's RSVPs mailed to one address, and asked for by one network. */
  "own-rsvps-address": { points: 4, duration: HOUR },
  "own-rsvps-network": { points: 60, duration: HOUR },
  /** Sign-ups for news from one network, and mails that ask one address to confirm. */
  "subscribe-network": { points: 60, duration: 10 * MINUTE },
  "subscribe-address": { points: 5, duration: HOUR },
  /** Searches from one network, also those made while typing. */
  "search-network": { points: 600, duration: MINUTE },
  /** Letters that one organizer tries on themselves, and addresses they put forward. */
  "letter-account": { points: 60, duration: HOUR },
  /** Lists of subscribers that one organizer imports: each may ask thousands. */
  "list-account": { points: 6, duration: HOUR },
} as const;

export type LimitName = keyof typeof LIMITS;

/** Whether one more is allowed, and if not, how many seconds to wait. */
export type Take = { ok: true } | { ok: false; retryAfterSeconds: number };

type Kept = { limiters: Map<LimitName, RateLimiterAbstract>; pool?: pg.Pool };

// Pages, actions and routes may be separate copies of this file in one process.
const shared = globalThis as typeof globalThis & { marchmontLimits?: Kept };

function limiter(name: LimitName): RateLimiterAbstract {
  shared.marchmontLimits ??= { limiters: new Map() };
  const kept = shared.marchmontLimits;
  const known = kept.limiters.get(name);
  if (known) return known;
  const options = { ...LIMITS[name], keyPrefix: name };
  const made = isPostgres() ? onPostgres(options, kept) : new RateLimiterMemory(options);
  kept.limiters.set(name, made);
  return made;
}

/** Counted in the database, so that all instances of the app count together; in memory while it does not answer. */
function onPostgres(
  options: { points: number; duration: number; keyPrefix: string },
  kept: Kept,
): RateLimiterAbstract {
  kept.pool ??= new pg.Pool({
    connectionString: env().databaseUrl,
    max: 2,
    allowExitOnIdle: true,
  }).on("error", () => undefined);
  const insurance = new RateLimiterMemory(options);
  return new RateLimiterPostgres(
    {
      ...options,
      storeClient: kept.pool,
      storeType: "pool",
      tableName: "rate_limits",
      clearExpiredByTimeout: true,
      insuranceLimiter: insurance,
    },
    // Until the table is there the insurance counts.
    () => undefined,
  );
}

// An address is nobody else's business: only its hash is kept, and not for long.
const keyOf = (key: string) => hashToken(key).slice(0, 32);

/** Counts one more use of `key` under a limit. Always allowed while RATE_LIMIT is off. */
export async function takeToken(name: LimitName, key: string): Promise<Take> {
  return env().rateLimit ? take(name, key) : { ok: true };
}

/** Whether this is the first use of what may be used once; counted even while RATE_LIMIT is off. */
export async function takeOnce(name: "rsvp-proof", key: string): Promise<boolean> {
  return (await take(name, key)).ok;
}

async function take(name: LimitName, key: string): Promise<Take> {
  try {
    await limiter(name).consume(keyOf(key));
    return { ok: true };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
  }
}

/** Forgets what was counted: after a right password the wrong ones before it count no more. */
export async function forgetTokens(name: LimitName, key: string): Promise<void> {
  if (env().rateLimit) await limiter(name).delete(keyOf(key));
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
