import type { LinkKind } from "#db/tables.ts";

/** What a group's sister site or channel is, in a word. */
export const LINK_WORDS: Record<LinkKind, string> = {
  site: "Website",
  shop: "Shop",
  video: "Video",
  radio: "Radio",
  paper: "Paper",
  youth: "Youth",
  photos: "Photographs",
};

export const LINK_KINDS = Object.keys(LINK_WORDS) as LinkKind[];

export type SiteLink = { kind?: LinkKind; label: string; url: string };
