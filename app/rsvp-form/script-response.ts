/** A script of a public form as a response; it may be an hour old after an update. */
export function scriptResponse(script: string): Response {
  return new Response(script, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
}
