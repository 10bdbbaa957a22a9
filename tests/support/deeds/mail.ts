import { stopImport } from "#lib/imports/end.ts";
import { dropMail, retryAllMail, retryMail } from "#lib/mail/commands.ts";
import { pauseMailing, resumeMailing, stopMailing } from "#lib/mailings/commands.ts";
import { sendLetter, sendTest } from "#lib/newsletter/commands.ts";
import { letterInput } from "#lib/newsletter/input.ts";
import { inviteSubscriber, removeSubscriber } from "#lib/subscribers/commands.ts";
import {
  beginSubscribers,
  discardSubscribers,
  keepSubscribers,
} from "#lib/subscribers/import/commands.ts";
import { undoSubscribers } from "#lib/subscribers/import/undo.ts";
import { inviteInput } from "#lib/subscribers/input.ts";
import { LIST } from "#tests/support/world/at.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { PEOPLE } from "#tests/support/world/world.ts";
import { deed, h, m } from "./deed.ts";

const letter = letterInput.parse({
  kind: "update",
  groupId: h("group"),
  subject: "News of the river",
  body: "It flows.",
});
const choices = { groups: [h("group")], kinds: ["meetings" as const], pace: "weekly" as const };

/** What is done to mail that is on its way, and to readers. */
export const mailDeeds = {
  retryMail: deed("organizer", { do: (by) => retryMail(by, m("bobmail")) }),
  dropMail: deed("organizer", { do: (by) => dropMail(by, m("bobmail")) }),
  retryAllMail: deed("nobody", { by: "organizer", reaches: ["n"], do: (by) => retryAllMail(by) }),
  pauseMailing: deed("organizer", { do: (by) => pauseMailing(by, m("message")) }),
  resumeMailing: deed("organizer", {
    ready: () => pauseMailing(PEOPLE.organizer, m("message")),
    do: (by) => resumeMailing(by, m("message")),
  }),
  stopMailing: deed("organizer", { do: (by) => stopMailing(by, m("message")) }),
  sendLetter: deed("organizer", { do: (by) => sendLetter(by, letter) }),
  sendTest: deed("organizer", { do: (by) => sendTest(by, letter) }),
  removeSubscriber: deed("organizer", { do: (by) => removeSubscriber(by, idOf("s", "vic")) }),
  // Of another group's list, too, and that stays.
  "removeSubscriber shared": deed("nobody", {
    by: "organizer",
    do: (by) => removeSubscriber(by, idOf("s", "sue")),
  }),
  inviteSubscriber: deed("organizer", {
    do: (by) =>
      inviteSubscriber(
        by,
        inviteInput.parse({
          email: "asked@example.org",
          consent: "Signed the list on 3 May",
          ...choices,
        }),
      ),
  }),
  keepSubscribers: deed("organizer", {
    do: (by) =>
      keepSubscribers(by, choices, {
        name: "readers.csv",
        bytes: Buffer.from("E-mail\nmia@example.org\n"),
      }),
  }),
  discardSubscribers: deed("nobody", {
    by: "organizer",
    do: (by) => discardSubscribers(by, { list: LIST }),
  }),
  stopImport: deed("organizer", { do: (by) => stopImport(by, "rsvps", m("going")) }),
  undoSubscribers: deed("organizer", { do: (by) => undoSubscribers(by, h("readers")) }),
  beginSubscribers: deed("nobody", {
    by: "organizer",
    do: (by) =>
      beginSubscribers(by, () => ({ headings: true, columns: [null, "email"] }), {
        how: "",
        agreedOn: "",
      }),
  }),
};
