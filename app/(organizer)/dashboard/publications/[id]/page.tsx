import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { outcome } from "#app/_ui/desk/done-note.tsx";
import { Facts, OutLink } from "#app/_ui/desk/facts.tsx";
import { RowPage } from "#app/_ui/desk/row-page.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { mayEditKept } from "#lib/kept/policy.ts";
import {
  getPublication,
  listArticlesIn,
  type Publication,
} from "#lib/reading/publications/queries.ts";
import { plural } from "#lib/text/plural.ts";
import { partialDate } from "#lib/time/dates.ts";
import { deletePublicationAction } from "../actions.ts";

export const metadata: Metadata = { title: "Publication" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  created: "The publication is added. Articles can be said to be from it now.",
  saved: "Saved.",
  merged: "The two are one now.",
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const publication = await getPublication(actor, id);
  const articles = await listArticlesIn(actor, id);
  return (
    <RowPage
      noun="publication"
      list={{ href: "/dashboard/publications", label: "Publications" }}
      row={publication}
      mayEdit={mayEditKept(actor, publication)}
      done={outcome(DONE, (await searchParams).done)}
      facts={
        <>
          <Facts
            facts={[
              {
                term: "Website",
                value: publication.url ? <OutLink href={publication.url} /> : null,
              },
              {
                term: plural(publication.issues.length, { one: "Issue", other: "Issues" }),
                value: publication.issues.length > 0 ? <Issues of={publication} /> : null,
              },
              { term: "Kept by", value: publication.group },
            ]}
          />
          {publication.description ? (
            <Markdown source={publication.description} className="pt-4" />
          ) : null}
        </>
      }
      uses={{ title: "Articles in it", list: <Articles articles={articles} /> }}
      remove={deletePublicationAction.bind(null, id)}
      held={
        articles.length > 0
          ? "It cannot be deleted while the articles above are said to be from it. Change those first, or merge this one into another."
          : undefined
      }
    />
  );
});

function Issues({ of }: { of: Publication }) {
  return (
    <ul>
      {of.issues.map((issue) => (
        <li key={issue.id}>
          {issue.url ? (
            <a href={issue.url} className="underline" rel="noreferrer">
              {issue.number}
            </a>
          ) : (
            issue.number
          )}
          {issue.datedOn ? (
            <span className="text-quiet">, {partialDate(issue.datedOn)}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Articles({ articles }: { articles: Awaited<ReturnType<typeof listArticlesIn>> }) {
  if (articles.length === 0) {
    return <p className="text-quiet">None yet. Choose this publication in an article's form.</p>;
  }
  return (
    <ul className="border-t border-ink">
      {articles.map((article) => (
        <li key={article.id} className="border-b border-rule py-2">
          <Link href={`/dashboard/articles/${article.id}`} className="underline wrap-anywhere">
            {article.title}
          </Link>
          <span className="block text-sm text-quiet">
            {[
              article.author,
              article.issue && `issue ${article.issue}`,
              article.publishedOn && partialDate(article.publishedOn),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
