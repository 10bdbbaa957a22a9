import type { Metadata } from "next";
import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptPublications } from "#lib/reading/publications/queries.ts";
import { updatePublicationAction } from "../../actions.ts";
import { PublicationForm } from "../../publication-form.tsx";

export const metadata: Metadata = { title: "Edit a publication" };

export default keptEditPage(keptPublications, PublicationForm, updatePublicationAction);
