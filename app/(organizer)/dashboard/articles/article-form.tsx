"use client";

import { type FormProps, KeptForm } from "#app/_ui/kept/kept-form.tsx";
import { articleInput } from "#lib/reading/articles/input.ts";
import type { Article } from "#lib/reading/articles/queries.ts";
import { ArticleFields, type Offered } from "./article-fields.tsx";

/** The form of an article, new or old. */
export function ArticleForm({
  groups,
  publications,
  languages,
  ...props
}: FormProps<Article> & Offered) {
  return (
    <KeptForm {...props} kind="article" schema={articleInput} gap="gap-10">
      {(form) => (
        <ArticleFields
          form={form}
          groups={groups}
          publications={publications}
          languages={languages}
        />
      )}
    </KeptForm>
  );
}
