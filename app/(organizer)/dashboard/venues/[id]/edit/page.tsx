import type { Metadata } from "next";
import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { countries } from "#lib/venues/countries.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { updateVenueAction } from "../../actions.ts";
import { VenueForm } from "../../venue-form.tsx";

export const metadata: Metadata = { title: "Edit a venue" };

export default keptEditPage(
  keptVenues,
  (props) => <VenueForm {...props} countries={countries()} />,
  updateVenueAction,
);
