"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction, rowAction } from "#app/_server/action.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { createVenue, deleteVenue, updateVenue } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { mergeVenues } from "#lib/venues/merge.ts";

export const createVenueAction = organizerAction(venueInput, createVenue, ({ id }) =>
  redirect(`/dashboard/venues/${id}?done=created`),
);

export const updateVenueAction = rowAction(venueInput, updateVenue, (_, id) =>
  redirect(`/dashboard/venues/${id}?done=saved`),
);

export const deleteVenueAction = rowAction(z.object({}), deleteVenue, () =>
  redirect("/dashboard/venues?done=deleted"),
);

export const mergeVenuesAction = rowAction(
  z.object({ intoId: requiredId("Choose the venue that stays.") }),
  (actor, fromId, { intoId }) => mergeVenues(actor, fromId, intoId),
  ({ id }) => redirect(`/dashboard/venues/${id}?done=merged`),
);
