import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewSpeakerMerge } from "#lib/speakers/merge.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { mergeSpeakersAction } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptSpeakers, {
  preview: previewSpeakerMerge,
  facts: { biography: "the biography", url: "the website" },
  action: mergeSpeakersAction,
});

export { metadata, page as default };
