import { jsonLdText } from "#lib/feeds/jsonld-parts.ts";

/** What a page says of itself to machines. */
export function JsonLd({ data }: { data: object }) {
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(data) }} />
  );
}
