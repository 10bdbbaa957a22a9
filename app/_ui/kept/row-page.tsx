import type { Metadata } from "next";
import type { ReactNode } from "react";
import { deskPage } from "#app/_server/desk-page.tsx";
import type { FormAction } from "#app/_server/form-state.ts";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import type { Actor } from "#lib/access/actor.ts";
import type { Asked } from "#lib/forms/asked.ts";
import type { KeptKind, KeptRow } from "#lib/kept/noun.ts";
import { mayEditKept } from "#lib/kept/policy.ts";
import { type Refusal, say } from "#lib/result.ts";
import { ButtonLink } from "../button-link.tsx";
import { DoneNote, outcome } from "../desk/done-note.tsx";
import { type Fact, Facts } from "../desk/facts.tsx";
import { PageHead } from "../page-head.tsx";
import { DeleteSection } from "./delete-section.tsx";
import { keptWords } from "./words.ts";

/** What uses a row. */
export type ShownUses = { title: string; list: ReactNode };

type Noun<Row> = {
  kind: KeptKind;
  get: (actor: Actor, id: string) => Promise<Row>;
  held: (id: string) => Promise<Refusal | null>;
};

type Own<Row> = {
  /** What is said after each thing that was done; of saving and merging there is something to say anyway. */
  done: Record<string, string> & { created: string };
  /** What is known of it; by whom it is kept is said below. */
  facts: (row: Row) => readonly Fact[];
  /** What is written about it. */
  text?: (row: Row) => ReactNode;
  uses: (actor: Actor, id: string) => Promise<ShownUses>;
  remove: (id: string, ...sent: Parameters<FormAction>) => ReturnType<FormAction>;
};

/** What is said of a deed, and of those whose meetings it concerns. */
const and = (done: string, said: string) => ({
  [done]: said,
  [`${done}-told`]: `${said} Those who are coming are told by mail, with an updated entry for their calendar.`,
  [`${done}-moved`]: `${said} Nobody is told by mail: calendars that follow a feed of ours learn of it, entries that were mailed stay as they are.`,
});

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

/** The page of a row: what is known, what uses it, and the rarer things at the foot. */
export function keptRowPage<Row extends KeptRow & { group: string }>(
  noun: Noun<Row>,
  own: Own<Row>,
) {
  const { one, title, titleOfOne, base } = keptWords(noun.kind);
  const metadata: Metadata = { title: titleOfOne };
  const words = {
    ...and("saved", "Saved."),
    ...and("merged", "The two are one now."),
    ...own.done,
  };

  const page = deskPage(async ({ params, searchParams }: Props) => {
    const { id } = await params;
    const actor = await requireActor();
    const row = await noun.get(actor, id);
    const uses = await own.uses(actor, id);
    const mayEdit = mayEditKept(actor, row);
    const held = mayEdit ? await noun.held(id) : null;
    const here = `${base}/${id}`;
    return (
      <>
        <PageHead
          title={row.name}
          kicker={<Link href={base}>{title}</Link>}
          actions={mayEdit ? <ButtonLink href={`${here}/edit`}>Edit</ButtonLink> : null}
        >
          {mayEdit ? null : `Kept by ${row.group}: only its organizers can change it.`}
        </PageHead>
        <DoneNote>{outcome(words, (await searchParams).done)}</DoneNote>
        <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
          <div className="min-w-0">
            <Facts facts={[...own.facts(row), { term: "Kept by", value: row.group }]} />
            {own.text?.(row)}
          </div>
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
              Merge with another {one}…
            </Link>
            <DeleteSection
              noun={one}
              name={row.name}
              action={own.remove.bind(null, id)}
              held={held ? say(held) : undefined}
            />
          </div>
        ) : null}
      </>
    );
  });
  return { metadata, page };
}
