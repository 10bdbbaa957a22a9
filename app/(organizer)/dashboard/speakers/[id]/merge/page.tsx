import type { Metadata } from "next";
import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { previewSpeakerMerge } from "#lib/speakers/merge.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { counted } from "#lib/text/plural.ts";
import { mergeSpeakersAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Merge speakers" };

export default keptMergePage(keptSpeakers, {
  preview: previewSpeakerMerge,
  facts: { biography: "the biography", url: "the website" },
  effects: ({ from, into, uses, upcoming }, taken) => [
    uses === 0
      ? "No programme changes."
      : `“${into.name}” stands on the programme of ${counted(uses, { one: "meeting", other: "meetings" })} instead of “${from.name}”${upcoming > 0 ? `; ${counted(upcoming, { one: "is", other: "are" })} still to come.` : "."}`,
    taken.length > 0 ? `“${into.name}” takes over ${taken.join(" and ")}.` : "",
  ],
  action: mergeSpeakersAction,
});
