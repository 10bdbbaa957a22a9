import type { FormAction } from "#app/_server/form-state.ts";
import { Link } from "#app/_ui/link.tsx";
import type { ToTell } from "#lib/changes/watch.ts";
import type { KeptKind } from "#lib/kept/noun.ts";
import { ButtonLink } from "../button-link.tsx";
import { PageHead } from "../page-head.tsx";
import { MergeForm } from "./merge-form.tsx";
import { keptWords } from "./words.ts";

/** One of two rows that are merged. */
export type MergedRow = { id: string; name: string; group: string };

type Props = {
  kind: KeptKind;
  from: MergedRow;
  into: MergedRow;
  effects: string[];
  /** Whom it may concern. */
  toTell: ToTell;
  action: FormAction;
};

/** What merging will do, and the button that does it. */
export function MergeConfirm({ kind, from, into, effects, toTell, action }: Props) {
  const { one: noun, many: plural, base } = keptWords(kind);
  return (
    <>
      <PageHead
        title={`Merge two ${plural}`}
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
          <MergeForm
            action={action}
            intoId={into.id}
            toTell={toTell}
            label={`Merge into “${into.name}”`}
          />
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
