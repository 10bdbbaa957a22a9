import type { Metadata } from "next";
import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { createPublicationAction } from "../actions.ts";
import { PublicationForm } from "../publication-form.tsx";

export const metadata: Metadata = { title: "Add a publication" };

export default keptNewPage("publication", PublicationForm, createPublicationAction);
