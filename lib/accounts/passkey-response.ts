import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { fromJson } from "#lib/text/from-json.ts";
import { type ChallengeFor, isChallenge } from "./passkey-challenge.ts";
import type { PasskeySite } from "./passkey-site.ts";

/*
 * What browsers send of a passkey, read and verified. The library is loaded
 * when it is needed: few sign in so, and it is half a second's work.
 */

const library = () => import("@simplewebauthn/server");

/** EdDSA, ES256 and RS256, which every device has one of (IANA COSE Algorithms); the library would add what Node calls experimental. */
export const ALGORITHMS = [-8, -7, -257];

/** The longest that we take: a key of today's kinds is a tenth of it. */
const SENT_MAX = 20_000;

const bytes = z.string().max(SENT_MAX);
const common = {
  id: z.string().min(1).max(1400),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).prefault({}),
};

const assertionSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes,
  }),
});

const registrationSchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(40)).max(10).prefault([]),
  }),
});

function read<S extends z.ZodType>(schema: S, sent: string): z.output<S> | null {
  if (sent.length > SENT_MAX) return null;
  try {
    return schema.safeParse(fromJson(sent)).data ?? null;
  } catch {
    return null;
  }
}

/** What signs somebody in, as far as it has the form of it; whether it is true is not said. */
export const readAssertion = (sent: string): AuthenticationResponseJSON | null =>
  read(assertionSchema, sent);

/** A passkey that a device has just made. */
type NewPasskey = {
  credentialId: string;
  publicKey: Buffer;
  uses: number;
  transports: string[];
  challenge: string;
};

/** What both must be: for this site, of a challenge of ours, by somebody whom the device has just recognised. */
function expectations({ origin, rpId }: PasskeySite, of: ChallengeFor) {
  let challenge = "";
  return {
    expected: {
      expectedOrigin: origin,
      expectedRPID: rpId,
      // A passkey stands for the password: who has the device alone must not be let in.
      requireUserVerification: true,
      expectedChallenge(sent: string) {
        challenge = sent;
        return isChallenge(of, sent);
      },
    },
    challenge: () => challenge,
  };
}

/** The passkey that a device has made for this site; null for what is not one, or not by our challenge. */
export async function verifyRegistration(
  sent: string,
  site: PasskeySite,
  of: ChallengeFor,
): Promise<NewPasskey | null> {
  const response = read(registrationSchema, sent) as RegistrationResponseJSON | null;
  if (!response) return null;
  const { verifyRegistrationResponse } = await library();
  const { expected, challenge } = expectations(site, of);
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    ...expected,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) return null;
  const { id, publicKey, counter } = registrationInfo.credential;
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    uses: counter,
    transports: response.response.transports ?? [],
    challenge: challenge(),
  };
}

type Known = { credentialId: string; publicKey: Buffer; accountId: string };

/** How often the passkey says that it was used, and the challenge it signed; null where that is not signed by it, for us and now. */
export async function verifyAssertion(
  response: AuthenticationResponseJSON,
  site: PasskeySite,
  { credentialId, publicKey, accountId }: Known,
): Promise<{ uses: number; challenge: string } | null> {
  if (response.response.userHandle !== userHandle(accountId).toString("base64url")) return null;
  const { verifyAuthenticationResponse } = await library();
  const { expected, challenge } = expectations(site, "sign-in");
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    ...expected,
    // Whether it has counted on since is asked where that is written, of the row as it is then.
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || !authenticationInfo) return null;
  return { uses: authenticationInfo.newCounter, challenge: challenge() };
}

/** What devices know an account by: its id, which tells nothing of its person. */
export const userHandle = (accountId: string): Buffer => Buffer.from(accountId);
