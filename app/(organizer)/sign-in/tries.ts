import type { FormState } from "#app/_server/form-state.ts";
import { knownBrowser } from "#app/_server/known-browser.ts";
import { clientNetwork, overLimit, secondsUntil, tooMany } from "#app/_server/limits.ts";
import { isProof, makeChallenge } from "#lib/proof.ts";
import { forgetTokens, giveBack } from "#lib/rate-limit.ts";

/** What the form is asked beyond the limits: a challenge, as JSON. */
export type SignInState = FormState<{ challenge: string }>;

/** What a proof of work is for. */
const SIGN_IN = "sign-in";

type Tries = {
  /** What the form says where it was tried too often; null where this try may go on. */
  over(proof: unknown): Promise<SignInState | null>;
  /** The password was right: what was tried before it counts no more. */
  forget(): Promise<void>;
};

/** Counts a password tried for an address: for itself in a browser that the account knows, else with what others try. */
export async function countTry(email: string): Promise<Tries> {
  const browser = await knownBrowser(email);
  if (browser) {
    return {
      over: () => overLimit([["password-browser", browser]]),
      forget: () => forgetTokens("password-browser", browser),
    };
  }
  const network = await clientNetwork();
  const pair = `${email} ${network}`;
  return {
    async over(proof) {
      const seconds = await secondsUntil([
        ["password-network", network],
        ["password-pair", pair],
        ["password-address", email],
      ]);
      if (seconds === 0 || (await isProof(SIGN_IN, proof))) return null;
      return {
        ok: false,
        formError: `${tooMany(seconds)} Or ask for a link below: that works at once.`,
        value: { challenge: JSON.stringify(await makeChallenge(SIGN_IN)) },
      };
    },
    async forget() {
      await giveBack("password-network", network);
      await forgetTokens("password-pair", pair);
      await forgetTokens("password-address", email);
    },
  };
}
