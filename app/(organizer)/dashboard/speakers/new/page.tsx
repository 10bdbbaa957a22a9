import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { createSpeakerAction } from "../actions.ts";
import { SpeakerForm } from "../speaker-form.tsx";

const { metadata, page } = keptNewPage("speaker", SpeakerForm, createSpeakerAction);

export { metadata, page as default };
