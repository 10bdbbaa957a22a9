import { ALL_GROUPS } from "#lib/subscribers/choices.ts";

/** All groups as one choice. */
export const EVERY_GROUP = { id: ALL_GROUPS, name: "All groups" };
