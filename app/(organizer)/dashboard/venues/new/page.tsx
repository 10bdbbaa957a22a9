import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { countries } from "#lib/venues/countries.ts";
import { create } from "../actions.ts";
import { VenueForm } from "../venue-form.tsx";

const { metadata, page } = keptNewPage(
  "venue",
  (props) => <VenueForm {...props} countries={countries()} />,
  create,
);

export { metadata, page as default };
