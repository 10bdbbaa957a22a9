import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { countries } from "#lib/venues/countries.ts";
import { keptVenues } from "#lib/venues/queries.ts";
import { update } from "../../actions.ts";
import { VenueForm } from "../../venue-form.tsx";

const { metadata, page } = keptEditPage(
  keptVenues,
  (props) => <VenueForm {...props} countries={countries()} />,
  update,
);

export { metadata, page as default };
