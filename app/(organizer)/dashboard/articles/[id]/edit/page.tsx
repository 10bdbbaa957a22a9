import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { getOwnArticle } from "#lib/reading/articles/queries.ts";
import { listPublicationsFor } from "#lib/reading/publications/queries.ts";
import { languages } from "#lib/text/languages.ts";
import { updateArticleAction } from "../../actions.ts";
import { ArticleForm } from "../../article-form.tsx";

export const metadata: Metadata = { title: "Edit an article" };

type Props = { params: Promise<{ id: string }> };

export default deskPage(async ({ params }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const article = await getOwnArticle(actor, id);
  const here = `/dashboard/articles/${id}`;
  return (
    <>
      <PageHead
        title={`Edit “${article.title}”`}
        kicker={<Link href={here}>Back to the article</Link>}
      />
      <ArticleForm
        action={updateArticleAction.bind(null, id)}
        article={article}
        groups={[{ id: article.groupId, label: article.group, hint: "" }]}
        publications={await listPublicationsFor(actor)}
        languages={languages(article.language)}
        cancelTo={here}
      />
    </>
  );
});
