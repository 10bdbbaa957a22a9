import { typingScript } from "./script.ts";

/** The script of search fields; it may be an hour old after an update, and asks nothing that changes. */
export function GET(): Response {
  return new Response(typingScript, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
}
