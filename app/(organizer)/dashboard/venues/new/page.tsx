import type { Metadata } from "next";
import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { countries } from "#lib/venues/countries.ts";
import { createVenueAction } from "../actions.ts";
import { VenueForm } from "../venue-form.tsx";

export const metadata: Metadata = { title: "Add a venue" };

export default keptNewPage(
  "venue",
  (props) => <VenueForm {...props} countries={countries()} />,
  createVenueAction,
);
