import {
  type Challenge,
  createChallenge,
  randomInt,
  type Solution,
  verifySolution,
} from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { and, eq } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings } from "#db/tables.ts";
import { takeOnce } from "#lib/rate-limit.ts";
import { sign } from "#lib/secret.ts";
import { now } from "#lib/time/clock.ts";

/*
 * The proof of work that a meeting can ask of browsers: ALTCHA's, made and
 * checked here, so that no other site is asked. About half a second of a
 * phone's time, which is nothing for one RSVP and much for a flood of them.
 */

/** Rounds of PBKDF2 in each try, and how many tries it takes. */
const COST = 5_000;
const TRIES = { least: 40, most: 120 };
const GOOD_FOR_MS = 30 * 60_000;

const secrets = () => ({
  hmacSignatureSecret: sign("rsvp-proof", "challenge"),
  hmacKeySignatureSecret: sign("rsvp-proof", "key"),
});

/** A new challenge for the form of a meeting, signed; null where the meeting asks for none. */
export async function makeChallenge(meetingId: string): Promise<Challenge | null> {
  const [meeting] = await store.read
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.id, meetingId),
        eq(meetings.status, "published"),
        eq(meetings.proofOfWork, true),
      ),
    );
  if (!meeting) return null;
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: COST,
    counter: randomInt(TRIES.most, TRIES.least),
    deriveKey,
    data: { meeting: meetingId },
    expiresAt: new Date(now().getTime() + GOOD_FOR_MS),
    ...secrets(),
  });
}

/**
 * Whether what a form sent solves a challenge of ours for this meeting that
 * was not used before. Using it up is part of the check: ask once, last.
 */
export async function isProof(meetingId: string, sent: unknown): Promise<boolean> {
  const proof = read(sent);
  if (proof?.challenge.parameters.data?.meeting !== meetingId) return false;
  const { expiresAt } = proof.challenge.parameters;
  if (!expiresAt || expiresAt * 1000 <= now().getTime()) return false;
  const { verified } = await verifySolution({ ...proof, deriveKey, ...secrets() }).catch(() => ({
    verified: false,
  }));
  return verified && takeOnce("rsvp-proof", String(proof.challenge.signature));
}

/** The parts of a proof, as far as it has the form of one; whether they are true is not said. */
function read(sent: unknown): { challenge: Challenge; solution: Solution } | null {
  if (typeof sent !== "string" || sent.length > 4000) return null;
  try {
    const { challenge, solution } = JSON.parse(sent);
    const whole = typeof challenge?.parameters === "object" && challenge.parameters !== null;
    return whole && typeof solution === "object" && solution ? { challenge, solution } : null;
  } catch {
    return null;
  }
}
