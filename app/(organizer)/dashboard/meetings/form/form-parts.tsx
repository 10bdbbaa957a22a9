"use client";

import type { ReactNode } from "react";
import { About } from "./about.tsx";
import { Picture } from "./picture.tsx";
import { DoorsAndZone, Online, Practical } from "./practical.tsx";
import { Programme } from "./programme.tsx";
import { Publicity } from "./publicity.tsx";
import { Reading } from "./reading.tsx";
import { RsvpSettings } from "./rsvp-settings.tsx";
import type { FoldedPart } from "./section-words.ts";

type Part = {
  /** The part of the address that leads here: "#words". */
  anchor: string;
  title: string;
  content: ReactNode;
};

/** The parts that are folded away. Their order and their fields are those of lib/scheduling/fields.ts. */
export const FOLDED: Record<FoldedPart, Part> = {
  about: { anchor: "words", title: "What it is about", content: <About /> },
  programme: { anchor: "programme", title: "Programme", content: <Programme /> },
  reading: { anchor: "reading", title: "Reading", content: <Reading /> },
  doors: { anchor: "doors", title: "Doors, daily hours and time zone", content: <DoorsAndZone /> },
  online: { anchor: "online", title: "Online", content: <Online /> },
  rsvps: { anchor: "rsvp-settings", title: "RSVPs", content: <RsvpSettings /> },
  practical: { anchor: "practical", title: "Good to know", content: <Practical /> },
  picture: { anchor: "picture", title: "Picture", content: <Picture /> },
  publicity: { anchor: "publicity", title: "Who can find it", content: <Publicity /> },
};
