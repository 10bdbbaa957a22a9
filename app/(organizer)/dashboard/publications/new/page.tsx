import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { create } from "../actions.ts";
import { PublicationForm } from "../publication-form.tsx";

const { metadata, page } = keptNewPage("publication", PublicationForm, create);

export { metadata, page as default };
