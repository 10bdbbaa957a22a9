import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { merge } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptSpeakers, {
  preview: speakerCommands.preview,
  action: merge,
});

export { metadata, page as default };
