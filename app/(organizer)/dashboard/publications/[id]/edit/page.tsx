import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { update } from "../../actions.ts";
import { PublicationForm } from "../../publication-form.tsx";

const { metadata, page } = keptEditPage(keptPublications, PublicationForm, update);

export { metadata, page as default };
