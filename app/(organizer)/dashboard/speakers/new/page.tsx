import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { create } from "../actions.ts";
import { SpeakerForm } from "../speaker-form.tsx";

const { metadata, page } = keptNewPage("speaker", SpeakerForm, create);

export { metadata, page as default };
