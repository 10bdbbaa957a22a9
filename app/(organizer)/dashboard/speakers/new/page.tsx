import type { Metadata } from "next";
import { keptNewPage } from "#app/_ui/kept/form-pages.tsx";
import { createSpeakerAction } from "../actions.ts";
import { SpeakerForm } from "../speaker-form.tsx";

export const metadata: Metadata = { title: "Add a speaker" };

export default keptNewPage("speaker", SpeakerForm, createSpeakerAction);
