"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { organizerAction, rowAction } from "#app/_server/action.ts";
import { requiredId } from "#lib/forms/fields.ts";
import { createSpeaker, deleteSpeaker, updateSpeaker } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { mergeSpeakers } from "#lib/speakers/merge.ts";

export const createSpeakerAction = organizerAction(speakerInput, createSpeaker, ({ id }) =>
  redirect(`/dashboard/speakers/${id}?done=created`),
);

export const updateSpeakerAction = rowAction(speakerInput, updateSpeaker, (_, id) =>
  redirect(`/dashboard/speakers/${id}?done=saved`),
);

export const deleteSpeakerAction = rowAction(z.object({}), deleteSpeaker, () =>
  redirect("/dashboard/speakers?done=deleted"),
);

export const mergeSpeakersAction = rowAction(
  z.object({ intoId: requiredId("Choose the speaker that stays.") }),
  (actor, fromId, { intoId }) => mergeSpeakers(actor, fromId, intoId),
  ({ id }) => redirect(`/dashboard/speakers/${id}?done=merged`),
);
