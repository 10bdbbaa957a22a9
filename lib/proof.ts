import {
  type Challenge,
  createChallenge,
  randomInt,
  type Solution,
  verifySolution,
} from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { fromJson } from "#lib/text/from-json.ts";
import { now } from "#lib/time/clock.ts";
import { takeOnce } from "./rate-limit.ts";
import { sign } from "./secret.ts";

/*
 * The proof of work that can be asked of browsers: ALTCHA's, made and checked
 * here, so that no other site is asked. About half a second of a phone's time,
 * which is nothing for one form and much for a flood of them.
 */

/** Rounds of PBKDF2 in each try, and how many tries it takes. */
const COST = 5_000;
const TRIES = { least: 40, most: 120 };
const GOOD_FOR_MS = 30 * 60_000;

const secrets = () => ({
  hmacSignatureSecret: sign("proof", "challenge"),
  hmacKeySignatureSecret: sign("proof", "key"),
});

/** A new challenge for one thing (the form of a meeting, signing in), signed. */
export function makeChallenge(of: string): Promise<Challenge> {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: COST,
    counter: randomInt(TRIES.most, TRIES.least),
    deriveKey,
    data: { of },
    expiresAt: new Date(now().getTime() + GOOD_FOR_MS),
    ...secrets(),
  });
}

/**
 * Whether what a form sent solves a challenge of ours for this thing that was
 * not used before. Using it up is part of the check: ask once, last.
 */
export async function isProof(of: string, sent: unknown): Promise<boolean> {
  const proof = read(sent);
  if (proof?.challenge.parameters.data?.of !== of) return false;
  const { expiresAt } = proof.challenge.parameters;
  if (!expiresAt || expiresAt * 1000 <= now().getTime()) return false;
  const { verified } = await verifySolution({ ...proof, deriveKey, ...secrets() }).catch(() => ({
    verified: false,
  }));
  return verified && takeOnce("proof", String(proof.challenge.signature));
}

/** The parts of a proof, as far as it has the form of one; whether they are true is not said. */
function read(sent: unknown): { challenge: Challenge; solution: Solution } | null {
  if (typeof sent !== "string" || sent.length > 4000) return null;
  try {
    const { challenge, solution } =
      fromJson<Partial<{ challenge: Challenge; solution: Solution }>>(sent);
    const whole = typeof challenge?.parameters === "object" && challenge.parameters !== null;
    return whole && typeof solution === "object" && solution ? { challenge, solution } : null;
  } catch {
    return null;
  }
}
