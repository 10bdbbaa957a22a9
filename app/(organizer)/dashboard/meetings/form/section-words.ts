import type { FormPart } from "#lib/scheduling/fields.ts";
import type { MeetingValues } from "#lib/scheduling/values.ts";
import { zoneLabel } from "#lib/time/dates.ts";

/** The essentials are always open. */
export type FoldedPart = Exclude<FormPart, "essentials">;

type Said = (values: MeetingValues) => string;

const list = (...parts: string[]) => parts.filter(Boolean).join(", ");
const clock = (local: string) => local.slice(11, 16);

/** What stands in a closed part of the form, in a few words. */
export const sectionWords: Record<FoldedPart, Said> = {
  about: ({ occasion, summary, description }) =>
    occasion || summary || description.split("\n")[0] || "Occasion, summary, description, topics",
  programme: ({ programme }) => counted(programme.length, "item") || "Talks, discussion, breaks",
  reading: ({ reading }) =>
    counted(reading.length, "article") || "To read before, reports, recordings",
  practical: (values) =>
    list(values.priceNote, values.contact, values.chair) || "Access, price, contact, chair",
  doors: ({ doorsAtLocal, timeZone }) =>
    list(doorsAtLocal ? `Doors ${clock(doorsAtLocal)}` : "", timeZone ? zoneLabel(timeZone) : ""),
  online: ({ onlineUrl }) => onlineUrl || "A link for those who take part from afar",
  rsvps: ({ takesRsvps, approval, waitlist, maxPartySize }) =>
    takesRsvps
      ? list(
          `${approval ? "Taken and approved" : "Taken"}, parties of up to ${maxPartySize || 4}`,
          waitlist ? "with a waiting list" : "no waiting list",
        )
      : "Not taken",
  picture: ({ imageId }) => (imageId ? "One picture" : "None"),
  publicity: ({ visibility, slug }) =>
    list(visibility === "public" ? "Everybody can find it" : "Only with the link", slug),
};

function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
