import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { createPublicationAction } from "../actions.ts";
import { PublicationForm } from "../publication-form.tsx";

const { metadata, page } = keptNewPage("publication", PublicationForm, createPublicationAction);

export { metadata, page as default };
