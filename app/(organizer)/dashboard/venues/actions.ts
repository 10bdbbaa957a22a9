"use server";

import { createAction, deleteAction, mergeAction, updateAction } from "#app/_server/kept-action.ts";
import { createVenue, deleteVenue, updateVenue } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { mergeVenues } from "#lib/venues/merge.ts";

export const createVenueAction = createAction("venue", venueInput, createVenue);
export const updateVenueAction = updateAction("venue", venueInput, updateVenue);
export const deleteVenueAction = deleteAction("venue", deleteVenue);
export const mergeVenuesAction = mergeAction("venue", mergeVenues);
