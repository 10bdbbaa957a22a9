import { keptMergePage } from "#app/_ui/kept/merge-page.tsx";
import { speakerCommands } from "#lib/speakers/commands.ts";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { merge } from "../../actions.ts";

const { metadata, page } = keptMergePage(keptSpeakers, speakerCommands.preview, merge);

export { metadata, page as default };
