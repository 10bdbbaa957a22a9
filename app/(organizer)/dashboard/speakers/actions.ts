"use server";

import { createAction, deleteAction, mergeAction, updateAction } from "#app/_server/kept-action.ts";
import { createSpeaker, deleteSpeaker, updateSpeaker } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { mergeSpeakers } from "#lib/speakers/merge.ts";

export const createSpeakerAction = createAction("speaker", speakerInput, createSpeaker);
export const updateSpeakerAction = updateAction("speaker", speakerInput, updateSpeaker);
export const deleteSpeakerAction = deleteAction("speaker", deleteSpeaker);
export const mergeSpeakersAction = mergeAction("speaker", mergeSpeakers);
