import Link from "next/link";
import type { ReactNode } from "react";
import type { FormAction } from "#app/_server/form-state.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { similarChoices } from "#lib/forms/similar.ts";
import { Button } from "../button.tsx";
import { ButtonLink } from "../button-link.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Combobox } from "../forms/combobox.tsx";
import { PageHead } from "../page-head.tsx";
import { MergeForm } from "./merge-form.tsx";

type Named = { id: string; name: string; group: string };

export type MergePreview = {
  from: Named;
  into: Named;
  /** What will have happened, one sentence each. */
  effects: readonly ReactNode[];
};

type Props = {
  /** "venue" */
  noun: string;
  plural: string;
  base: string;
  from: Named;
  choices: readonly Choice[];
  preview: MergePreview | null;
  action: FormAction;
};

/** Two steps, each a page of its own: choose the row that stays, then see what moves and confirm. */
export function MergePage({ preview, ...props }: Props) {
  return preview ? <Confirm {...props} preview={preview} /> : <Choose {...props} />;
}

function Choose({ noun, plural, base, from, choices }: Omit<Props, "preview">) {
  const here = `${base}/${from.id}`;
  const likely = similarChoices(from.name, choices).slice(0, 5);
  return (
    <>
      <PageHead title={`Merge “${from.name}”`} kicker={<Link href={here}>Back to the {noun}</Link>}>
        When the same {noun} is in the list twice, make one of the two. Choose the one that stays;
        the next page shows what moves before anything does.
      </PageHead>
      {choices.length === 0 ? (
        <EmptyState title={`There is no other ${noun} that you can change`}>
          Only {plural} of groups that you organize can be merged.
        </EmptyState>
      ) : (
        <div className="flex max-w-xl flex-col gap-8">
          {likely.length > 0 ? (
            <section>
              <h2 className="kicker pb-1 text-quiet">Of a similar name</h2>
              <ul className="border-t border-ink">
                {likely.map((choice) => (
                  <li key={choice.id} className="border-b border-rule">
                    <Link
                      href={`${here}/merge?into=${choice.id}`}
                      className="target block py-2 no-underline hover:bg-wash"
                    >
                      <span className="underline">{choice.label}</span>
                      <span className="block text-sm text-quiet">{choice.hint}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <form action={`${here}/merge`} className="flex flex-col items-start gap-4">
            <Combobox
              name="into"
              noun={noun}
              label={likely.length > 0 ? `Or any other ${noun}` : `The ${noun} that stays`}
              choices={choices}
              className="w-full"
            />
            <Button type="submit">See what would move</Button>
          </form>
        </div>
      )}
    </>
  );
}

function Confirm({
  noun,
  base,
  action,
  preview: { from, into, effects },
}: Omit<Props, "preview"> & { preview: MergePreview }) {
  return (
    <>
      <PageHead
        title={`Merge two ${noun}s`}
        kicker={<Link href={`${base}/${from.id}/merge`}>Choose another {noun}</Link>}
      />
      <div className="flex max-w-2xl flex-col gap-6">
        <dl className="grid border-t-2 border-ink sm:grid-cols-2">
          <Side
            term="Ends"
            name={from.name}
            href={`${base}/${from.id}`}
            group={from.group}
            struck
          />
          <Side term="Stays" name={into.name} href={`${base}/${into.id}`} group={into.group} />
        </dl>
        <section>
          <h2 className="headline pb-2 text-xl">What will change</h2>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {effects.map((effect, index) => (
              <li key={index}>{effect}</li>
            ))}
            <li>
              Links to the page of “{from.name}” lead to “{into.name}”.
            </li>
          </ul>
          <p className="pt-3 text-quiet">Merging cannot be undone.</p>
        </section>
        <div className="flex flex-wrap items-start gap-3">
          <MergeForm action={action} intoId={into.id} label={`Merge into “${into.name}”`} />
          <ButtonLink href={`${base}/${into.id}/merge?into=${from.id}`}>
            Keep the other one instead
          </ButtonLink>
        </div>
      </div>
    </>
  );
}

function Side({
  term,
  name,
  href,
  group,
  struck = false,
}: {
  term: string;
  name: string;
  href: string;
  group: string;
  struck?: boolean;
}) {
  return (
    <div className="border-b border-rule py-3 pr-4">
      <dt className="kicker text-quiet">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">
        <Link href={href} className="headline text-xl underline">
          {struck ? <s className="decoration-2">{name}</s> : name}
        </Link>
        <span className="block text-sm text-quiet">{group}</span>
      </dd>
    </div>
  );
}
