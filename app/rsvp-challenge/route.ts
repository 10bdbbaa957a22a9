import { makeRsvpChallenge } from "#lib/rsvps/proof.ts";

export const dynamic = "force-dynamic";

const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };

/** The proof of work that a meeting's form asks of the browser, new for each who asks. Keeps nothing. */
export async function GET(request: Request) {
  const meetingId = new URL(request.url).searchParams.get("meeting") ?? "";
  const challenge = await makeRsvpChallenge(meetingId);
  return challenge
    ? Response.json(challenge, { headers })
    : Response.json({ error: "This meeting asks for no proof." }, { status: 404, headers });
}
