import { RSVP_WORDS } from "#app/_ui/rsvps/rsvp-status.tsx";
import { isNarrowed } from "#lib/rsvps/desk/list-filter.ts";
import type { Selection } from "#lib/rsvps/desk/selection.ts";
import { plural } from "#lib/text/plural.ts";

/** To whom, in words: "everybody who has not cancelled", "those on the list with “Smith”". */
export function toWords({ ids, query }: Selection): string {
  if (ids) return plural(ids.length, { one: "the one you chose", other: "those you ticked" });
  if (!isNarrowed(query)) return "everybody but those who cancelled or sent apologies";
  const state =
    query.status === "all"
      ? "those who have not cancelled"
      : query.status === "held"
        ? "those who are still to say yes"
        : `those under “${RSVP_WORDS[query.status]}”`;
  const more = [
    query.search ? `with “${query.search}”` : "",
    query.source === "all" ? "" : "who came by the way you chose",
    query.question ? "who gave the answer you chose" : "",
  ].filter(Boolean);
  return [state, ...more].join(", ");
}
