import { env } from "#lib/env.ts";
import { getSiteName } from "#lib/site/public-queries.ts";
import { escapeMarkup } from "#lib/text/markup.ts";

export const dynamic = "force-dynamic";

const SHORT_NAME_MAX = 16;

/** Tells browsers how to search this site (OpenSearch 1.1). */
export async function GET(): Promise<Response> {
  const name = await getSiteName();
  const site = env().siteUrl;
  const short = [...name].slice(0, SHORT_NAME_MAX).join("").trim();
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeMarkup(short)}</ShortName>
  <Description>${escapeMarkup(`Meetings, reports and articles of ${name}`)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${escapeMarkup(site)}/icon.svg</Image>
  <Url type="text/html" method="get" template="${escapeMarkup(site)}/search?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${escapeMarkup(site)}/opensearch.xml"/>
</OpenSearchDescription>
`;
  return new Response(body, {
    headers: {
      "content-type": "application/opensearchdescription+xml; charset=utf-8",
      "cache-control": "public, no-cache",
    },
  });
}
