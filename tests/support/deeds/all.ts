import type { Deed } from "./deed.ts";
import { accountDeeds, groupDeeds } from "./groups.ts";
import { keptDeeds } from "./kept.ts";
import { mailDeeds } from "./mail.ts";
import { meetingDeeds, rareDeeds, schedulingDeeds } from "./meetings.ts";
import { questionDeeds } from "./questions.ts";
import { bulkDeeds, rsvpDeeds } from "./rsvps.ts";
import { siteDeeds } from "./site.ts";

/** Deeds that are done to a meeting, and so look at how it stands. */
export const ofMeetings: Record<string, Deed> = {
  ...meetingDeeds,
  ...questionDeeds,
  ...rsvpDeeds,
};

/** Every deed of the desk, by the function that does it; what does several, by a word more. */
export const deeds: Record<string, Deed> = {
  ...ofMeetings,
  ...bulkDeeds,
  ...rareDeeds,
  ...schedulingDeeds,
  ...keptDeeds,
  ...groupDeeds,
  ...accountDeeds,
  ...mailDeeds,
  ...siteDeeds,
};
