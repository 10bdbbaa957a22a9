import type { Metadata } from "next";
import { keptEditPage } from "#app/_ui/kept/form-pages.tsx";
import { keptSpeakers } from "#lib/speakers/queries.ts";
import { updateSpeakerAction } from "../../actions.ts";
import { SpeakerForm } from "../../speaker-form.tsx";

export const metadata: Metadata = { title: "Edit a speaker" };

export default keptEditPage(keptSpeakers, SpeakerForm, updateSpeakerAction);
