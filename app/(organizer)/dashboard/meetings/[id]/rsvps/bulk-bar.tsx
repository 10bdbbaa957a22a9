import { Button } from "#app/_ui/button.tsx";
import { SelectField } from "#app/_ui/inputs.tsx";
import { DEEDS } from "#lib/rsvps/desk/bulk-input.ts";
import { type RsvpQuery, rsvpQueryEntries } from "#lib/rsvps/desk/list-filter.ts";
import { plural } from "#lib/text/plural.ts";
import { DEED_WORDS } from "./deeds.ts";
import { TickAll } from "./tick-all.tsx";

type Props = { base: string; query: RsvpQuery; shown: number; total: number };

export const BULK_FORM = "bulk";
const FOLD = "several";

/**
 * What to do with the ticked rows or with all that match. It only leads to the
 * page that says what will happen, so it is a plain GET. Folded away until it
 * is asked for, or something is ticked.
 */
export function BulkBar({ base, query, shown, total }: Props) {
  const all = plural(total, { one: "The one listed", other: `All ${total} listed` });
  return (
    <div className="flex flex-wrap items-start gap-x-6 border-t border-rule py-1 print:hidden">
      <TickAll form={BULK_FORM} shown={shown} unfolds={FOLD} />
      <details id={FOLD} className="open:w-full">
        <summary className="target inline-flex cursor-pointer items-center text-quiet underline">
          Several at once
        </summary>
        <form
          id={BULK_FORM}
          action={`${base}/bulk`}
          className="flex flex-wrap items-end gap-x-4 gap-y-2 pb-3"
        >
          {rsvpQueryEntries(query).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SelectField name="do" label="With several at once" fieldClassName="min-w-52">
            <option value="message">Write to them</option>
            {DEEDS.map((deed) => (
              <option key={deed} value={deed}>
                {DEED_WORDS[deed].label}
              </option>
            ))}
          </SelectField>
          <SelectField name="who" label="Whom" fieldClassName="min-w-52">
            <option value="ticked">Those I tick</option>
            <option value="all">{total > shown ? `${all}, on every page` : all}</option>
          </SelectField>
          <Button type="submit">Go on…</Button>
        </form>
      </details>
    </div>
  );
}
