import { articleCommands, quickAddArticle } from "#lib/reading/articles/commands.ts";
import { articleInput } from "#lib/reading/articles/input.ts";
import { publicationCommands, quickAddPublication } from "#lib/reading/publications/commands.ts";
import { publicationInput } from "#lib/reading/publications/input.ts";
import { quickAddSpeaker, speakerCommands } from "#lib/speakers/commands.ts";
import { speakerInput } from "#lib/speakers/input.ts";
import { quickAddVenue, venueCommands } from "#lib/venues/commands.ts";
import { venueInput } from "#lib/venues/input.ts";
import { deed, h } from "./deed.ts";

const groupId = h("group");

const venue = (more: object) => venueInput.parse({ groupId, name: "New Hall", ...more });
const speaker = (more: object) => speakerInput.parse({ groupId, name: "Dee New", ...more });
const publication = (more: object) =>
  publicationInput.parse({ groupId, name: "The New Paper", ...more });
const article = (more: object) => articleInput.parse({ groupId, title: "What is new", ...more });

const quick = { groupId, name: "Added in place" };

/** What organizers do to rows that are made once and used often. */
export const keptDeeds = {
  "venueCommands create": deed("organizer", { do: (by) => venueCommands.create(by, venue({})) }),
  "venueCommands update": deed("organizer", {
    do: (by) =>
      venueCommands.update(
        by,
        h("hall"),
        venue({ rooms: [{ id: h("room"), name: "Small Room", capacity: "9", accessNotes: "" }] }),
        "weighty",
      ),
  }),
  "venueCommands remove": deed("organizer", { do: (by) => venueCommands.remove(by, h("annexe")) }),
  "venueCommands merge": deed("organizer", {
    do: (by) => venueCommands.merge(by, h("annexe"), h("hall"), "any"),
  }),
  quickAddVenue: deed("organizer", { do: (by) => quickAddVenue(by, quick) }),
  "speakerCommands create": deed("organizer", {
    do: (by) => speakerCommands.create(by, speaker({})),
  }),
  "speakerCommands update": deed("organizer", {
    do: (by) => speakerCommands.update(by, h("ada"), speaker({}), "weighty"),
  }),
  "speakerCommands remove": deed("organizer", {
    do: (by) => speakerCommands.remove(by, h("ben")),
  }),
  "speakerCommands merge": deed("organizer", {
    do: (by) => speakerCommands.merge(by, h("ada"), h("ben"), "any"),
  }),
  // Nobody is told.
  "speakerCommands update quietly": deed("organizer", {
    do: (by) => speakerCommands.update(by, h("ada"), speaker({})),
  }),
  "speakerCommands merge quietly": deed("organizer", {
    do: (by) => speakerCommands.merge(by, h("ada"), h("ben")),
  }),
  quickAddSpeaker: deed("organizer", { do: (by) => quickAddSpeaker(by, quick) }),
  "publicationCommands create": deed("organizer", {
    do: (by) => publicationCommands.create(by, publication({})),
  }),
  "publicationCommands update": deed("organizer", {
    do: (by) =>
      publicationCommands.update(
        by,
        h("paper"),
        publication({ issues: [{ id: h("issue"), number: "13", datedOn: "2026-06", url: "" }] }),
        "any",
      ),
  }),
  "publicationCommands remove": deed("organizer", {
    do: (by) => publicationCommands.remove(by, h("journal")),
  }),
  "publicationCommands merge": deed("organizer", {
    do: (by) => publicationCommands.merge(by, h("paper"), h("journal"), "any"),
  }),
  quickAddPublication: deed("organizer", { do: (by) => quickAddPublication(by, quick) }),
  "articleCommands create": deed("organizer", {
    do: (by) => articleCommands.create(by, article({})),
  }),
  "articleCommands update": deed("organizer", {
    do: (by) => articleCommands.update(by, h("essay"), article({}), "any"),
  }),
  "articleCommands remove": deed("organizer", {
    do: (by) => articleCommands.remove(by, h("review")),
  }),
  "articleCommands merge": deed("organizer", {
    do: (by) => articleCommands.merge(by, h("essay"), h("review"), "any"),
  }),
  quickAddArticle: deed("organizer", {
    do: (by) => quickAddArticle(by, { groupId, title: "Added in place" }),
  }),
};
