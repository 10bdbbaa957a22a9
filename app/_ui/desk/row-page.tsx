import Link from "next/link";
import type { ReactNode } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import { ButtonLink } from "../button-link.tsx";
import { PageHead } from "../page-head.tsx";
import { DeleteSection } from "./delete-section.tsx";
import { DoneNote } from "./done-note.tsx";

type Props = {
  /** "venue" */
  noun: string;
  /** The list it stands in. */
  list: { href: string; label: string };
  row: { id: string; name: string; group: string };
  mayEdit: boolean;
  done?: ReactNode;
  facts: ReactNode;
  /** What uses it. */
  uses: { title: string; list: ReactNode };
  remove: FormAction;
  /** Why it cannot be deleted now, and what to do; nothing where it can. */
  held?: string;
};

/** The page of a venue, speaker, article or publication: what is known, what uses it, and the rarer things at the foot. */
export function RowPage({ noun, list, row, mayEdit, done, facts, uses, remove, held }: Props) {
  const here = `${list.href}/${row.id}`;
  return (
    <>
      <PageHead
        title={row.name}
        kicker={<Link href={list.href}>{list.label}</Link>}
        actions={mayEdit ? <ButtonLink href={`${here}/edit`}>Edit</ButtonLink> : null}
      >
        {mayEdit ? null : `Kept by ${row.group}: only its organizers can change it.`}
      </PageHead>
      <DoneNote>{done}</DoneNote>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div className="min-w-0">{facts}</div>
        <section className="min-w-0">
          <h2 className="headline pb-3 text-xl">{uses.title}</h2>
          {uses.list}
        </section>
      </div>
      {mayEdit ? (
        <div className="mt-12 max-w-2xl print:hidden">
          <Link
            href={`${here}/merge`}
            className="target flex items-center border-t border-rule text-quiet underline hover:text-ink"
          >
            Merge with another {noun}…
          </Link>
          <DeleteSection noun={noun} name={row.name} action={remove} held={held} />
        </div>
      ) : null}
    </>
  );
}
