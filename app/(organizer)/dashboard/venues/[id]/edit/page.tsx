import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { countries } from "#lib/venues/countries.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { updateVenueAction } from "../../actions.ts";
import { VenueForm } from "../../venue-form.tsx";

const { metadata, page } = keptEditPage(
  keptVenues,
  (props) => <VenueForm {...props} countries={countries()} />,
  updateVenueAction,
);

export { metadata, page as default };
