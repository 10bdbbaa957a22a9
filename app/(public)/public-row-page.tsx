import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JsonLd } from "#app/_ui/json-ld.tsx";
import { env } from "#lib/env.ts";
import { crumbsJsonLd } from "#lib/feeds/jsonld-pages.ts";
import { bySlug } from "./by-slug.ts";
import { Missing, missingMetadata } from "./missing.tsx";
import type { FeedTypes } from "./reader-feeds.ts";

type Own<Row> = {
  /** Below which its page stands: "/venues". */
  base: string;
  /** The list that leads to it. */
  list: { name: string; path: string };
  find: (slug: string) => Promise<Row | null>;
  findMoved: (slug: string) => Promise<string | null>;
  about: (row: Row) => { title: string; description: string; feeds?: FeedTypes };
  /** What the page says of the thing itself to machines. */
  jsonLd?: (row: Row, url: string) => object;
  show: (row: Row) => ReactNode | Promise<ReactNode>;
};

type Props = { params: Promise<{ slug: string }> };

/** The public page of one thing that has a slug; its former addresses lead to it. */
export function publicRowPage<Row extends { slug: string }>(own: Own<Row>) {
  const load = bySlug(own.base, own.find, own.findMoved);

  async function generateMetadata({ params }: Props): Promise<Metadata> {
    const row = await load((await params).slug);
    if (!row) return missingMetadata;
    const { title, description, feeds = {} } = own.about(row);
    const alternates = { canonical: `${own.base}/${row.slug}`, types: feeds };
    return { title, description, alternates };
  }

  async function page({ params }: Props) {
    const row = await load((await params).slug);
    if (!row) return <Missing />;
    const { siteUrl } = env();
    const path = `${own.base}/${row.slug}`;
    const crumbs = crumbsJsonLd(siteUrl, [own.list, { name: own.about(row).title, path }]);
    const itself = own.jsonLd?.(row, siteUrl + path);
    return (
      <>
        {await own.show(row)}
        <JsonLd data={itself ? [itself, crumbs] : crumbs} />
      </>
    );
  }

  return { generateMetadata, page };
}
