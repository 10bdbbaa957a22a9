import { cancelRsvp } from "#lib/rsvps/cancel.ts";
import { changeRsvp } from "#lib/rsvps/change.ts";
import { confirmRsvp } from "#lib/rsvps/confirm.ts";
import { disownRsvp, eraseRsvp } from "#lib/rsvps/erase.ts";
import { askForAddress } from "#lib/rsvps/readdress.ts";
import { changeReply } from "#lib/rsvps/reply.ts";
import { linkToken } from "#lib/secret.ts";
import { changeChoices, eraseSubscriber, unsubscribe } from "#lib/subscribers/manage.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { h, m } from "./deed.ts";

/** A deed by a mailed link: whose it is, what the link is for, and what is done. */
export type LinkDeed = {
  purpose: "rsvp" | "subscriber";
  id: string;
  do: (token: string) => Promise<unknown>;
};

const guest = (name: string, run: LinkDeed["do"]): LinkDeed => ({
  purpose: "rsvp",
  id: m(name),
  do: run,
});
const reader = (run: LinkDeed["do"]): LinkDeed => ({
  purpose: "subscriber",
  id: idOf("s", "sue"),
  do: run,
});

/** Every deed by a link that is derived from its row. */
export const linkDeeds: Record<string, LinkDeed> = {
  cancelRsvp: guest("ann", cancelRsvp),
  changeRsvp: guest("ann", (token) => changeRsvp({ token, name: "Ann Anew", partySize: 1 })),
  "changeReply declined": guest("ann", (token) => changeReply({ token, reply: "declined" })),
  "changeReply going": guest("eve", (token) => changeReply({ token, reply: "going" })),
  confirmRsvp: guest("hal", confirmRsvp),
  eraseRsvp: guest("ann", eraseRsvp),
  disownRsvp: guest("ann", disownRsvp),
  askForAddress: guest("ann", (token) => askForAddress(token, "anne@example.org")),
  changeChoices: reader((token) =>
    changeChoices(token, { groups: [h("group")], kinds: ["reports"], pace: "monthly" }),
  ),
  unsubscribe: reader(unsubscribe),
  eraseSubscriber: reader(eraseSubscriber),
};

export const tokenOf = ({ purpose, id }: LinkDeed, epoch = 0) => linkToken(purpose, id, epoch);
