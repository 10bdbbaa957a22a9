import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewPublicationMerge } from "#lib/reading/publications/merge.ts";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { mergePublicationsAction } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptPublications, {
  preview: previewPublicationMerge,
  facts: { url: "the website", description: "the description" },
  effects: ({ issuesMoved, issuesJoined }) => [
    issuesMoved.length > 0 ? `Its issues come along: ${issuesMoved.join(", ")}.` : "",
    issuesJoined.length > 0
      ? `Issues of the same number become one: ${issuesJoined.join(", ")}.`
      : "",
  ],
  action: mergePublicationsAction,
});

export { metadata, page as default };
