import { refusals } from "#lib/result.ts";

/** Why somebody cannot join a group, or stand in it otherwise. */
export const words = {
  dead: () => "This invitation has been used, taken back or is too old.",
  member: () => "This person is a member of the group already.",
  archived: () =>
    "The group is archived and takes nobody new. Take it up again first, under Groups.",
  gone: () => "This person is no longer a member of the group.",
  "last-owner": () =>
    "A group needs an owner, and this is the last one. Make somebody else an owner first.",
};

export const { refuse } = refusals("member", words);
