import type { Handler } from "../exchange.ts";

/** The headers that every response has, whoever makes it. */
export const securityHeaders: Handler = ({ res, kind, own, policy }) => {
  // Browsers send Sec-Fetch-Site only to trustworthy origins. Elsewhere a form
  // on a no-referrer page could not prove where it comes from.
  const trustworthy = own.protocol === "https:" || /^(localhost|127\.|\[::1\])/.test(own.hostname);
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("cross-origin-opener-policy", "same-origin");
  res.setHeader(
    "permissions-policy",
    "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  );
  if (kind.scripts !== "apart") {
    res.setHeader("x-frame-options", "DENY");
    res.setHeader("content-security-policy", policy);
  }
  if (kind.secret) {
    res.setHeader("referrer-policy", trustworthy ? "no-referrer" : "same-origin");
    res.setHeader("cache-control", kind.followed ? "private, no-cache" : "private, no-store");
    res.setHeader("x-robots-tag", "noindex, nofollow");
  } else res.setHeader("referrer-policy", "strict-origin-when-cross-origin");
  if (own.protocol === "https:") res.setHeader("strict-transport-security", "max-age=31536000");
};
