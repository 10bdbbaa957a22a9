import { KEPT_KINDS, keptWords } from "#app/_ui/kept/words.ts";
import { type Actor, hasRoleSomewhere } from "#lib/access/actor.ts";

export type Place = { href: string; label: string; exact?: boolean };

const FOR_ALL: Place[] = [
  { href: "/dashboard", label: "Desk", exact: true },
  { href: "/dashboard/meetings", label: "Meetings" },
];

const FOR_ORGANIZERS: Place[] = [
  ...KEPT_KINDS.map(keptWords).map(({ base, title }) => ({ href: base, label: title })),
  { href: "/dashboard/newsletter", label: "Newsletter" },
  { href: "/dashboard/outbox", label: "Outbox" },
  { href: "/dashboard/members", label: "Members" },
  { href: "/dashboard/groups", label: "Groups" },
];

const FOR_SITE_ADMINS: Place[] = [{ href: "/dashboard/site", label: "Site" }];

/** The places of the desk that somebody has business in. What they may do there is decided in lib. */
export function placesOf(actor: Actor): Place[] {
  return [
    ...FOR_ALL,
    ...(hasRoleSomewhere(actor, "organizer") ? FOR_ORGANIZERS : []),
    ...(actor.siteAdmin ? FOR_SITE_ADMINS : []),
  ];
}
