import { requireActor } from "#app/_server/session.ts";
import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { listPublicationsFor } from "#lib/reading/publications/queries.ts";
import { languages } from "#lib/text/languages.ts";
import { create } from "../actions.ts";
import { ArticleForm } from "../article-form.tsx";

const { metadata, page } = keptNewPage(
  "article",
  async (props) => (
    <ArticleForm
      {...props}
      publications={await listPublicationsFor(await requireActor())}
      languages={languages()}
    />
  ),
  create,
);

export { metadata, page as default };
