import type { Handler } from "../exchange.ts";

const ours =
  /^(x-(forwarded|marchmont|middleware|invoke|action|next|nextjs|now|prerender|vercel)-|next-resume)/;
const alsoOurs = new Set(["forwarded", "x-real-ip", "x-matched-path", "content-security-policy"]);

/**
 * Replaces what a client could forge by what is so: Next and next-auth then
 * see the site's own host whatever was sent.
 */
export const toldToNext: Handler = ({ req, unsafe, url, own, peer, policy }) => {
  const { headers } = req;
  for (const name of Object.keys(headers)) {
    if (ours.test(name) || alsoOurs.has(name)) delete headers[name];
  }
  // By what name they came, for who is to be told that it is not the site's.
  headers["x-marchmont-host"] = headers.host ?? "";
  headers.host = own.host;
  headers["x-forwarded-host"] = own.host;
  headers["x-forwarded-proto"] = own.protocol.replace(":", "");
  headers["x-forwarded-for"] = peer;
  headers["x-marchmont-peer"] = peer;
  headers["content-security-policy"] = policy;
  // Where an unsafe request comes from was judged; Next looks again and does not know `null`.
  if (unsafe) headers.origin = own.origin;
  // Where to come back to after signing in.
  headers["x-marchmont-path"] = url;
};
