import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { SelectField } from "#app/_ui/inputs.tsx";
import {
  answerValue,
  RSVP_ORDERS,
  RSVP_SOURCES,
  type RsvpOrder,
  type RsvpQuery,
  type RsvpSource,
} from "#lib/rsvps/desk/list-filter.ts";
import type { AskedQuestion } from "#lib/rsvps/desk/queries.ts";

export const SOURCE_WORDS: Record<RsvpSource, string> = {
  web: "On the meeting’s page",
  organizer: "Added by hand",
  import: "Imported",
  mail: "By mail",
  door: "At the door",
};

const ORDER_WORDS: Record<RsvpOrder, string> = {
  state: "State, then arrival",
  arrival: "Arrival, first come first",
  newest: "Newest first",
  name: "Name",
  party: "Largest party first",
};

type Props = { base: string; query: RsvpQuery; questions: AskedQuestion[]; mayManage: boolean };

/** Search, and for organizers what else the list is narrowed and ordered by; a plain GET that works without scripts. */
export function FilterForm({ base, query, questions, mayManage }: Props) {
  const narrowed = query.source !== "all" || query.question !== "" || query.sort !== "state";
  return (
    <search className="print:hidden">
      <form action={base} className="py-4">
        {query.status === "all" ? null : <input type="hidden" name="state" value={query.status} />}
        <div className="flex items-end gap-2">
          <div className="min-w-0 max-w-md flex-1">
            <label htmlFor="search" className="block pb-1 text-sm text-quiet">
              {mayManage ? "Search in names and addresses" : "Search in names"}
            </label>
            <input
              id="search"
              name="search"
              type="search"
              className="control"
              defaultValue={query.search}
              maxLength={200}
            />
          </div>
          <Button type="submit">Search</Button>
        </div>
        {mayManage ? (
          <details open={narrowed} className="mt-1">
            <summary className="target inline-flex cursor-pointer items-center text-quiet underline">
              Filter and sort
            </summary>
            <div className="grid max-w-4xl items-end gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]">
              <SelectField name="source" label="How it came" defaultValue={query.source}>
                <option value="all">In any way</option>
                {RSVP_SOURCES.map((source) => (
                  <option key={source} value={source}>
                    {SOURCE_WORDS[source]}
                  </option>
                ))}
              </SelectField>
              {questions.length > 0 ? (
                <SelectField
                  name="answer"
                  label="What was answered"
                  defaultValue={answerValue(query.question, query.answer)}
                >
                  <option value="">Anything or nothing</option>
                  {questions.map((question) => (
                    <optgroup key={question.id} label={question.label}>
                      {answerOptions(question)}
                    </optgroup>
                  ))}
                </SelectField>
              ) : null}
              <SelectField name="sort" label="Order" defaultValue={query.sort}>
                {RSVP_ORDERS.map((order) => (
                  <option key={order} value={order}>
                    {ORDER_WORDS[order]}
                  </option>
                ))}
              </SelectField>
              <Button type="submit">Show</Button>
            </div>
          </details>
        ) : null}
      </form>
    </search>
  );
}

function answerOptions({ id, kind, options }: AskedQuestion): ReactNode {
  const choices =
    kind === "yes-no"
      ? [
          ["yes", "Yes"],
          ["no", "No"],
        ]
      : options.map((option) => [option, option]);
  return (
    <>
      <option value={id}>Answered it</option>
      {choices.map(([value = "", label]) => (
        <option key={value} value={answerValue(id, value)}>
          {label}
        </option>
      ))}
    </>
  );
}
