import type { Metadata } from "next";
import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewPublicationMerge } from "#lib/reading/publications/merge.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { mergePublicationsAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge publications" };

export default keptMergePage(keptPublications, {
  preview: previewPublicationMerge,
  facts: { url: "the website", description: "the description" },
  effects: ({ into, uses, issuesMoved, issuesJoined }, taken) => [
    uses === 0
      ? "No article has to move."
      : `${counted(uses, { one: "article moves", other: "articles move" })} to “${into.name}”.`,
    issuesMoved.length > 0 ? `Its issues come along: ${issuesMoved.join(", ")}.` : "",
    issuesJoined.length > 0
      ? `Issues of the same number become one: ${issuesJoined.join(", ")}.`
      : "",
    taken.length > 0 ? `“${into.name}” takes over ${taken.join(" and ")}.` : "",
  ],
  action: mergePublicationsAction,
});
