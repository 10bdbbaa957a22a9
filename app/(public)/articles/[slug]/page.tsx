import { Fragment } from "react";
import { ArticleLinks, articleSource } from "#app/_ui/articles/article-entry.tsx";
import { CiteLinks } from "#app/_ui/articles/cite-links.tsx";
import { buttonClass } from "#app/_ui/button.tsx";
import { articleJsonLd } from "#lib/feeds/jsonld-pages.ts";
import {
  findMovedArticle,
  findPublicArticle,
  type PublicArticle,
} from "#lib/reading/articles/public-queries.ts";
import { issuePath } from "#lib/text/issue-address.ts";
import { cutAtWord } from "#lib/text/markdown.ts";
import { partialDate } from "#lib/time/dates.ts";
import { PublicHead } from "../../public-head.tsx";
import { publicRowPage } from "../../public-row-page.tsx";
import { MeetingsOfArticle } from "./meetings-of-article.tsx";

const { generateMetadata, page } = publicRowPage({
  base: "/articles",
  list: { name: "Reading", path: "/articles" },
  find: findPublicArticle,
  findMoved: findMovedArticle,
  about: (article) => ({
    title: article.title,
    description: cutAtWord(`${articleSource(article)}. ${article.excerpt}`, 240),
  }),
  jsonLd: articleJsonLd,
  show: (article) => <Shown article={article} />,
});

export { generateMetadata, page as default };

function Shown({ article }: { article: PublicArticle }) {
  return (
    <>
      <PublicHead
        kicker={<a href="/articles">Reading</a>}
        title={<span lang={article.language || undefined}>{article.title}</span>}
      >
        <p>
          <SourceLine article={article} />
        </p>
      </PublicHead>
      {article.excerpt ? (
        <blockquote className="prose measure" lang={article.language || undefined}>
          <p className="whitespace-pre-line">{article.excerpt}</p>
        </blockquote>
      ) : null}
      <div className="mt-4">
        <ArticleLinks
          article={article}
          sourceClass={buttonClass(
            "primary",
            "print:border-0 print:bg-transparent print:p-0 print:font-normal print:text-ink",
          )}
        />
      </div>
      <CiteLinks path={`/articles/${article.slug}`} what="this" />
      <MeetingsOfArticle articleId={article.id} />
    </>
  );
}

/** As in a reading list, with the publication's name leading to its page. */
function SourceLine({ article }: { article: PublicArticle }) {
  const { author, publication, publicationSlug, issue, publishedOn } = article;
  const parts = [
    author || null,
    publication && publicationSlug ? (
      <a href={`/publications/${publicationSlug}`}>{publication}</a>
    ) : null,
    issue && publicationSlug ? <a href={issuePath(publicationSlug, issue)}>issue {issue}</a> : null,
    publishedOn ? partialDate(publishedOn) : null,
  ].filter((part) => part !== null);
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 ? ", " : null}
      {part}
    </Fragment>
  ));
}
