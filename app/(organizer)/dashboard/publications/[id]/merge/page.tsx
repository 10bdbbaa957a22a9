import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { publicationCommands } from "#lib/reading/publications/commands.ts";
import { planIssues } from "#lib/reading/publications/merge.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { merge } from "../../actions.ts";

const { metadata, page } = keptMergePage(
  keptPublications,
  publicationCommands.preview,
  merge,
  ({ from, into }) => {
    const { moved, joined } = planIssues(from, into);
    const numbers = (issues: { number: string }[]) => issues.map(({ number }) => number).join(", ");
    return [
      moved.length > 0 ? `Its issues come along: ${numbers(moved)}.` : "",
      joined.length > 0
        ? `Issues of the same number become one: ${numbers(joined.map(({ issue }) => issue))}.`
        : "",
    ];
  },
);

export { metadata, page as default };
