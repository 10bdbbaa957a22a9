import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { listGroupChoices } from "#lib/groups/choices.ts";
import { listPublicationsFor } from "#lib/reading/publications/queries.ts";
import { languages } from "#lib/text/languages.ts";
import { createArticleAction } from "../actions.ts";
import { ArticleForm } from "../article-form.tsx";

export const metadata: Metadata = { title: "Add an article" };

export default deskPage(async function NewArticlePage() {
  const actor = await requireActor();
  return (
    <>
      <PageHead title="Add an article" kicker={<Link href="/dashboard/articles">Articles</Link>} />
      <ArticleForm
        action={createArticleAction}
        groups={await listGroupChoices(actor)}
        publications={await listPublicationsFor(actor)}
        languages={languages()}
        cancelTo="/dashboard/articles"
      />
    </>
  );
});
