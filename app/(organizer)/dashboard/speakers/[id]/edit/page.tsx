import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { update } from "../../actions.ts";
import { SpeakerForm } from "../../speaker-form.tsx";

const { metadata, page } = keptEditPage(keptSpeakers, SpeakerForm, update);

export { metadata, page as default };
