import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { updateSpeakerAction } from "../../actions.ts";
import { SpeakerForm } from "../../speaker-form.tsx";

const { metadata, page } = keptEditPage(keptSpeakers, SpeakerForm, updateSpeakerAction);

export { metadata, page as default };
