import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ListPage, listQuery } from "#app/_ui/desk/list-page.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { PAGE_SIZE } from "#lib/kept/queries.ts";
import { listArticles } from "#lib/reading/articles/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { partialDate } from "#lib/time/dates.ts";

export const metadata: Metadata = { title: "Articles" };

type Props = { searchParams: Promise<Asked> };

export default deskPage(async function ArticlesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = await listQuery(searchParams);
  const { rows, total } = await listArticles(actor, query);
  const groups = new Set(rows.map((row) => row.group));
  return (
    <ListPage
      title="Articles"
      base="/dashboard/articles"
      counted={(n) => counted(n, { one: "article", other: "articles" })}
      searchedIn="titles, authors and publications"
      query={query}
      total={total}
      pageSize={PAGE_SIZE}
      add="Add an article"
      done={query.done === "deleted" ? "The article is deleted." : null}
      empty={{
        title: "No articles yet",
        advice:
          "Add what people should read, hear or watch before a meeting, and the reports that appear after it. Only facts and links are kept, not the text.",
      }}
    >
      <Table
        caption="Articles"
        rows={rows}
        rowKey={(article) => article.id}
        columns={[
          {
            header: "Title",
            cell: (article) => (
              <>
                <Link
                  href={`/dashboard/articles/${article.id}`}
                  className="font-semibold underline wrap-anywhere"
                >
                  {article.name}
                </Link>
                {article.author ? <span className="block text-quiet">{article.author}</span> : null}
              </>
            ),
          },
          {
            header: "Publication",
            bare: true,
            cell: (article) =>
              [article.publication, article.issue && `issue ${article.issue}`]
                .filter(Boolean)
                .join(", "),
          },
          {
            header: "Date",
            bare: true,
            cell: (article) => (article.publishedOn ? partialDate(article.publishedOn) : ""),
          },
          ...(groups.size > 1
            ? [{ header: "Kept by", cell: (article: (typeof rows)[number]) => article.group }]
            : []),
          { header: "Meetings", align: "end", cell: (article) => article.uses },
        ]}
      />
    </ListPage>
  );
});
