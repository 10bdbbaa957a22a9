import { priceInWords } from "#lib/meetings/price.ts";
import type { FormPart } from "#lib/scheduling/fields.ts";
import type { MeetingValues } from "#lib/scheduling/values.ts";
import { counted } from "#lib/text/plural.ts";
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
  programme: ({ programme }) =>
    some(programme, { one: "item", other: "items" }) || "Talks, discussion, breaks",
  reading: ({ reading }) =>
    some(reading, { one: "article", other: "articles" }) || "To read before, reports, recordings",
  practical: (values) =>
    list(price(values), values.contact, values.chair) || "Access, price, contact, chair",
  doors: ({ doorsAtLocal, dailyFrom, dailyUntil, timeZone }) =>
    list(
      doorsAtLocal ? `Doors ${clock(doorsAtLocal)}` : "",
      dailyFrom && dailyUntil ? `${dailyFrom}–${dailyUntil} each day` : "",
      timeZone ? zoneLabel(timeZone) : "",
    ),
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

/** An amount whose currency is still to be chosen is not told. */
const price = (values: MeetingValues) =>
  priceInWords({
    ...values,
    priceAmount: values.priceCurrency ? values.priceAmount || null : null,
  });

const some = (rows: readonly unknown[], noun: Parameters<typeof counted>[1]) =>
  rows.length > 0 ? counted(rows.length, noun) : "";
