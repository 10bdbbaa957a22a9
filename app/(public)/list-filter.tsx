import { CHOICES } from "#app/_front/parameters.ts";
import { Button } from "#app/_ui/button.tsx";
import { FoldSign } from "#app/_ui/fold-sign.tsx";
import { SelectField } from "#app/_ui/inputs.tsx";
import type { Choice, Facets } from "#lib/meetings/public-facets.ts";
import type { Of } from "#lib/meetings/public-scope.ts";
import { counted } from "#lib/text/plural.ts";
import { askedCount, listHref } from "./list-address.ts";
import { loadAllGroups } from "./load.ts";

type Key = (typeof CHOICES)[number];

const LABEL: Record<Key, { one: string; any: string }> = {
  group: { one: "Group", any: "All groups" },
  series: { one: "Series", any: "All meetings" },
  topic: { one: "Topic", any: "All topics" },
  speaker: { one: "Speaker", any: "All speakers" },
  venue: { one: "Venue", any: "All venues" },
  attendance: { one: "How to take part", any: "In person or online" },
};

type Props = {
  /** The list's own path. */
  path: string;
  of: Of;
  facets: Facets;
  /** How many meetings the list has as it is. */
  count: number;
};

/**
 * Narrows a list by a plain form; its address says everything. Each choice
 * counts what it leaves, and what is chosen can be taken away one by one.
 */
export async function ListFilter({ path, of, facets: found, count }: Props) {
  const facets = { ...found, group: withGroup(found.group, of.group, await loadAllGroups()) };
  const shown = CHOICES.filter((key) => of[key] || facets[key].length > 1);
  if (shown.length === 0) return null;
  const asked = askedCount(of);
  return (
    <search aria-label="Filter" className={`mb-8 block ${asked > 0 ? "" : "print:hidden"}`}>
      <details open={asked > 0} className="group border-y border-rule print:hidden">
        <summary className="target flex cursor-pointer list-none items-center justify-between font-semibold [&::-webkit-details-marker]:hidden">
          Filter
          <FoldSign />
        </summary>
        <form
          action={path}
          className="grid gap-x-6 gap-y-4 pt-1 pb-5 sm:grid-cols-2 lg:grid-cols-3"
        >
          {shown.map((key) => (
            <SelectField
              key={key}
              name={key}
              id={`by-${key}`}
              label={LABEL[key].one}
              defaultValue={of[key] ?? ""}
            >
              <option value="">{LABEL[key].any}</option>
              {withChosen(facets[key], of[key]).map((choice) => (
                <option key={choice.slug} value={choice.slug}>
                  {choice.name} ({choice.meetings})
                </option>
              ))}
            </SelectField>
          ))}
          <div className="flex items-end sm:col-span-full">
            <Button type="submit">Show these meetings</Button>
          </div>
        </form>
      </details>
      {asked > 0 ? <Chosen path={path} of={of} facets={facets} count={count} /> : null}
    </search>
  );
}

/** A group stands under its name even where it leaves nothing: a link to it may be followed. */
function withGroup(
  choices: Choice[],
  slug: string | undefined,
  groups: { slug: string; name: string }[],
): Choice[] {
  const group = groups.find((one) => one.slug === slug);
  if (!group || choices.some((choice) => choice.slug === slug)) return choices;
  return [{ slug: group.slug, name: group.name, meetings: 0 }, ...choices];
}

/** What is chosen stands in its list even where it leaves nothing, named as in the address. */
function withChosen(choices: Choice[], slug: string | undefined): Choice[] {
  if (!slug || choices.some((choice) => choice.slug === slug)) return choices;
  return [{ slug, name: slug.replaceAll("-", " "), meetings: 0 }, ...choices];
}

function Chosen({ path, of, facets, count }: Props) {
  const chosen = CHOICES.filter((key) => of[key]);
  const link = "target inline-flex items-center gap-2";
  return (
    <div className="flex flex-wrap items-center gap-x-6 pt-1">
      <p role="status" className="font-semibold">
        {count === 0 ? "No meeting" : counted(count, { one: "meeting", other: "meetings" })}
      </p>
      <ul className="flex flex-wrap gap-x-6">
        {chosen.map((key) => {
          const name = withChosen(facets[key], of[key]).find(({ slug }) => slug === of[key])?.name;
          return (
            <li key={key}>
              <a href={listHref(path, { ...of, [key]: undefined })} className={link}>
                <span className="sr-only">Do not filter by {LABEL[key].one.toLowerCase()}: </span>
                {name}
                <span aria-hidden="true" className="print:hidden">
                  ×
                </span>
              </a>
            </li>
          );
        })}
        {chosen.length > 1 ? (
          <li className="print:hidden">
            <a href={path} className={link}>
              Show all
            </a>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
