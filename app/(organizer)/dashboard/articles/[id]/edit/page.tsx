import { requireActor } from "#app/_server/session.ts";
import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptArticles } from "#lib/reading/articles/queries.ts";
import { listPublicationsFor } from "#lib/reading/publications/queries.ts";
import { languages } from "#lib/text/languages.ts";
import { update } from "../../actions.ts";
import { ArticleForm } from "../../article-form.tsx";

const { metadata, page } = keptEditPage(
  keptArticles,
  async (props) => (
    <ArticleForm
      {...props}
      publications={await listPublicationsFor(await requireActor())}
      languages={languages(props.row?.language)}
    />
  ),
  update,
);

export { metadata, page as default };
