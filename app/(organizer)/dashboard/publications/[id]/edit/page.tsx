import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { updatePublicationAction } from "../../actions.ts";
import { PublicationForm } from "../../publication-form.tsx";

const { metadata, page } = keptEditPage(keptPublications, PublicationForm, updatePublicationAction);

export { metadata, page as default };
