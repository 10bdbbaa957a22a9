"use client";

import type { ReactNode } from "react";
import { About } from "./about.tsx";
import { Picture } from "./picture.tsx";
import { DoorsAndZone, Online, Practical } from "./practical.tsx";
import { Programme } from "./programme.tsx";
import { Publicity } from "./publicity.tsx";
import { Reading } from "./reading.tsx";
import { RSVP_FIELDS, RsvpSettings } from "./rsvp-settings.tsx";
import type { sectionWords } from "./section-words.ts";
import type { MeetingValues } from "./values.ts";

/** The parts that are folded away, in the order of the page, each with the fields it holds. */
export const FORM_PARTS: {
  id: keyof typeof sectionWords;
  anchor: string;
  title: string;
  fields: (keyof MeetingValues | "image")[];
  content: ReactNode;
}[] = [
  {
    id: "about",
    anchor: "words",
    title: "What it is about",
    fields: ["occasion", "summary", "description", "topics", "language"],
    content: <About />,
  },
  {
    id: "programme",
    anchor: "programme",
    title: "Programme",
    fields: ["programme"],
    content: <Programme />,
  },
  { id: "reading", anchor: "reading", title: "Reading", fields: ["reading"], content: <Reading /> },
  {
    id: "doors",
    anchor: "doors",
    title: "Doors and time zone",
    fields: ["doorsAtLocal", "timeZone"],
    content: <DoorsAndZone />,
  },
  {
    id: "online",
    anchor: "online",
    title: "Online",
    fields: ["onlineUrl", "onlineUrlFor"],
    content: <Online />,
  },
  {
    id: "rsvps",
    anchor: "rsvp-settings",
    title: "RSVPs",
    fields: RSVP_FIELDS,
    content: <RsvpSettings />,
  },
  {
    id: "practical",
    anchor: "practical",
    title: "Good to know",
    fields: ["accessNotes", "priceNote", "contact", "chair"],
    content: <Practical />,
  },
  {
    id: "picture",
    anchor: "picture",
    title: "Picture",
    fields: ["image", "imageId", "imageAlt"],
    content: <Picture />,
  },
  {
    id: "publicity",
    anchor: "publicity",
    title: "Who can find it",
    fields: ["visibility", "slug", "coHostIds"],
    content: <Publicity />,
  },
];
