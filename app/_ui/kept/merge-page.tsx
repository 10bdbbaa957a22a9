import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import type { FormAction } from "#app/_server/form-state.ts";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import type { Actor } from "#lib/access/actor.ts";
import type { ToTell } from "#lib/changes/watch.ts";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { similarChoices } from "#lib/forms/similar.ts";
import type { KeptKind, Uses } from "#lib/kept/noun.ts";
import { counted } from "#lib/text/plural.ts";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Combobox } from "../forms/combobox.tsx";
import { PageHead } from "../page-head.tsx";
import { MergeConfirm, type MergedRow } from "./merge-confirm.tsx";
import { keptWords } from "./words.ts";

type Noun<Row> = {
  kind: KeptKind;
  uses: Uses;
  getOwn: (actor: Actor, id: string) => Promise<Row>;
  listToMerge: (actor: Actor, id: string) => Promise<Choice[]>;
};

type Plan<Row> = {
  from: Row;
  into: Row;
  uses: number;
  upcoming: number;
  toTell: ToTell;
  taken: string[];
};

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

/** Two steps, each a page of its own: choose the row that stays, then see what moves and confirm. */
export function keptMergePage<Row extends MergedRow>(
  noun: Noun<Row>,
  preview: (actor: Actor, fromId: string, intoId: string) => Promise<Plan<Row>>,
  action: (id: string, ...sent: Parameters<FormAction>) => ReturnType<FormAction>,
  /** What else will have happened, one sentence each, "" for none. */
  effects: (plan: Plan<Row>) => string[] = () => [],
) {
  const { kind, uses } = noun;
  const metadata: Metadata = { title: `Merge ${keptWords(kind).many}` };
  const page = deskPage(async ({ params, searchParams }: Props) => {
    const { id } = await params;
    const into = askedText(await searchParams, "into");
    const actor = await requireActor();
    const from = await noun.getOwn(actor, id);
    if (!into || into === id) {
      return <Choose kind={kind} from={from} choices={await noun.listToMerge(actor, id)} />;
    }
    const plan = await preview(actor, id, into);
    return (
      <MergeConfirm
        kind={kind}
        from={plan.from}
        into={plan.into}
        effects={[
          moved(plan, uses),
          ...effects(plan),
          plan.taken.length > 0 ? `“${plan.into.name}” takes over ${list.format(plan.taken)}.` : "",
        ].filter(Boolean)}
        toTell={plan.toTell}
        action={action.bind(null, id)}
      />
    );
  });
  return { metadata, page };
}

const list = new Intl.ListFormat("en-GB");

/** What the one that stays is then to those that use the one that ends. */
function moved({ from, into, uses, upcoming }: Plan<MergedRow>, { as, what }: Uses): string {
  if (uses === 0) return `“${from.name}” is ${as} no ${what.one}.`;
  const coming = counted(upcoming, { one: "is", other: "are" });
  return `“${into.name}” is ${as} ${counted(uses, what)} instead of “${from.name}”${upcoming > 0 ? `; ${coming} still to come.` : "."}`;
}

type ChooseProps = { kind: KeptKind; from: MergedRow; choices: Choice[] };

function Choose({ kind, from, choices }: ChooseProps) {
  const { one: noun, many: plural, base } = keptWords(kind);
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
