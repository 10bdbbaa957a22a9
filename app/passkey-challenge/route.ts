import { signInOptions } from "#lib/accounts/passkey-sign-in.ts";

export const dynamic = "force-dynamic";

const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };

/** What a browser is to ask its devices to sign somebody in, new for each who asks. Keeps nothing. */
export function GET() {
  const options = signInOptions();
  return options
    ? Response.json(options, { headers })
    : Response.json({ error: "This site takes no passkeys." }, { status: 404, headers });
}
