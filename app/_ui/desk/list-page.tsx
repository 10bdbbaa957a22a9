import type { ReactNode } from "react";
import { Link } from "#app/_ui/link.tsx";
import { type Asked, askedPage, askedText } from "#lib/forms/asked.ts";
import { Button } from "../button.tsx";
import { ButtonLink } from "../button-link.tsx";
import { EmptyState } from "../empty-state.tsx";
import { PageHead } from "../page-head.tsx";
import { Pagination } from "../pagination.tsx";
import { DoneNote } from "./done-note.tsx";

export type ListQuery = { search: string; page: number; done: string };

/** What a list's address asks for. */
export async function listQuery(searchParams: Promise<Asked>): Promise<ListQuery> {
  const asked = await searchParams;
  return {
    search: askedText(asked, "search").slice(0, 200).trim(),
    page: askedPage(asked),
    done: askedText(asked, "done"),
  };
}

type Props = {
  title: string;
  /** The list's own address. */
  base: string;
  /** "1 venue", "3 venues". */
  counted: (n: number) => string;
  /** What can be searched in: "names and addresses". */
  searchedIn: string;
  query: ListQuery;
  total: number;
  pageCount: number;
  add: string;
  /** What else can be done with the list, before adding to it. */
  actions?: ReactNode;
  done?: ReactNode;
  /** What to do where there is nothing yet. */
  empty: { title: string; advice: ReactNode };
  children: ReactNode;
};

/** A list of the desk: search, count, the rows, and what to do where there are none. */
export function ListPage({ query, total, empty, children, ...props }: Props) {
  const { search, page } = query;
  const searchable = total > 0 || search !== "";
  const add = `${props.base}/new`;
  return (
    <>
      <PageHead
        title={props.title}
        actions={
          <>
            {props.actions}
            <ButtonLink href={add} variant="primary">
              {props.add}
            </ButtonLink>
          </>
        }
      />
      <DoneNote>{props.done}</DoneNote>
      {searchable ? (
        <search>
          <form action={props.base} className="flex items-end gap-2 pb-5 print:hidden">
            <div className="min-w-0 max-w-md flex-1">
              <label htmlFor="search" className="block pb-1 text-sm text-quiet">
                Search in {props.searchedIn}
              </label>
              <input
                id="search"
                name="search"
                type="search"
                defaultValue={search}
                maxLength={200}
                className="control"
              />
            </div>
            <Button type="submit">Search</Button>
          </form>
        </search>
      ) : null}
      {search ? (
        <p role="status" className="mb-3 text-quiet">
          {props.counted(total)} with “{search}”.{" "}
          <Link href={props.base} className="underline">
            Show all
          </Link>
        </p>
      ) : null}
      {total > 0 ? (
        children
      ) : search ? (
        <EmptyState title="Nothing found">Search for fewer words, or only part of one.</EmptyState>
      ) : (
        <EmptyState title={empty.title} action={<ButtonLink href={add}>{props.add}</ButtonLink>}>
          {empty.advice}
        </EmptyState>
      )}
      <Pagination
        page={page}
        pageCount={props.pageCount}
        href={(n) => `${props.base}?${new URLSearchParams({ search, page: String(n) })}`}
      />
    </>
  );
}
