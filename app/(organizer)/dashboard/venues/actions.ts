"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { createVenue, deleteVenue, updateVenue } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { mergeVenues } from "#lib/venues/merge.ts";

export async function createVenueAction(previous: FormState, data: FormData): Promise<FormState> {
  return organizerAction(venueInput, createVenue, ({ id }) =>
    redirect(`/dashboard/venues/${id}?done=created`),
  )(previous, data);
}

export async function updateVenueAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    venueInput,
    (actor, input) => updateVenue(actor, id, input),
    () => redirect(`/dashboard/venues/${id}?done=saved`),
  )(previous, data, id);
}

export async function deleteVenueAction(
  id: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    z.object({}),
    (actor) => deleteVenue(actor, id),
    () => redirect("/dashboard/venues?done=deleted"),
  )(previous, data, id);
}

export async function mergeVenuesAction(
  fromId: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  return organizerAction(
    z.object({ intoId: requiredId("Choose the venue that stays.") }),
    (actor, { intoId }) => mergeVenues(actor, fromId, intoId),
    ({ id }) => redirect(`/dashboard/venues/${id}?done=merged`),
  )(previous, data, fromId);
}
