import type { Actor } from "#lib/access/actor.ts";
import { approveRsvps } from "#lib/rsvps/desk/approve.ts";
import { doToRsvps } from "#lib/rsvps/desk/bulk.ts";
import { type Deed as Bulk, bulkInput } from "#lib/rsvps/desk/bulk-input.ts";
import { addByHand, correctByHand } from "#lib/rsvps/desk/by-hand.ts";
import { addByHandInput, correctInput } from "#lib/rsvps/desk/by-hand-input.ts";
import { cancelRsvps } from "#lib/rsvps/desk/cancel.ts";
import { noteRsvp, noteRsvps } from "#lib/rsvps/desk/note.ts";
import { insistOn } from "#lib/rsvps/desk/refusals.ts";
import { refuseRsvps } from "#lib/rsvps/desk/refuse.ts";
import { reinstateRsvps } from "#lib/rsvps/desk/reinstate.ts";
import { resendRsvpMails } from "#lib/rsvps/desk/resend.ts";
import { selectionKey } from "#lib/rsvps/desk/selection.ts";
import { beginImport, discardImport, keepImport } from "#lib/rsvps/import/commands.ts";
import { leaveRowOut, resetRow, setRow } from "#lib/rsvps/import/set-row.ts";
import { undoImport } from "#lib/rsvps/import/undo.ts";
import { LIST } from "#tests/support/world/at.ts";
import { idOf } from "#tests/support/world/ids.ts";
import { GUESTS } from "#tests/support/world/meeting.ts";
import { PEOPLE } from "#tests/support/world/world.ts";
import { deed, m } from "./deed.ts";

const meetingId = m("meeting");

/** A deed of the list, done to these and to a neighbour's RSVP whose id was sent along. */
const bulk = (word: Bulk, ...names: string[]) =>
  deed("organizer", {
    do: (by) => {
      const ids = names.map(m);
      return doToRsvps(
        by,
        bulkInput.parse({
          meetingId,
          deed: word,
          to: new URLSearchParams(
            [...ids, m("ann").replace("m", "n")].map((id) => ["id", id]),
          ).toString(),
          note: "As you asked.",
          insist: insistOn("changed", selectionKey(ids.map((id) => ({ id })))),
        }),
      );
    },
  });

const row = { meetingId, line: 2 };
const layout = { headings: true, columns: ["name", "email"] as ["name", "email"] };
const values = { email: "set@example.org", partySize: 2, note: "", status: "going" } as const;

/** What organizers do to RSVPs. */
export const rsvpDeeds = {
  "doToRsvps approve": bulk("approve", "cas", "gus"),
  "doToRsvps refuse": bulk("refuse", "cas"),
  "doToRsvps cancel": bulk("cancel", "ann"),
  "doToRsvps reinstate": bulk("reinstate", "fay"),
  "doToRsvps move-up": bulk("move-up", "zoe"),
  "doToRsvps resend": bulk("resend", "ann"),
  "doToRsvps note": bulk("note", "cas"),
  noteRsvp: deed("organizer", { do: (by) => noteRsvp(by, { id: m("ann"), note: "Paid." }) }),
  addByHand: deed("organizer", {
    do: (by) =>
      addByHand(
        by,
        addByHandInput.parse({
          meetingId,
          name: "Lil Row",
          email: "lil@example.org",
          partySize: "1",
          tell: "on",
        }),
      ),
  }),
  correctByHand: deed("organizer", {
    do: (by) =>
      correctByHand(
        by,
        correctInput.parse({
          meetingId,
          id: m("ann"),
          name: "ann of m",
          email: "anne@example.org",
          partySize: "1",
        }),
      ),
  }),
  keepImport: deed("organizer", {
    do: (by) =>
      keepImport(by, meetingId, {
        name: "people.csv",
        bytes: Buffer.from("Name,E-mail\nMia,mia@example.org\n"),
      }),
  }),
  discardImport: deed("organizer", { do: (by) => discardImport(by, meetingId, LIST) }),
  beginImport: deed("organizer", {
    do: (by) => beginImport(by, { meetingId, layout: () => layout, tell: true }),
  }),
  setRow: deed("organizer", { do: (by) => setRow(by, { ...row, name: "Set", ...values }) }),
  leaveRowOut: deed("organizer", { do: (by) => leaveRowOut(by, row) }),
  resetRow: deed("organizer", {
    ready: () => leaveRowOut(PEOPLE.organizer, row),
    do: (by) => resetRow(by, row),
  }),
  undoImport: deed("organizer", { do: (by) => undoImport(by, { meetingId, id: m("list") }) }),
};

const everybody = {
  meetingId,
  ids: Object.keys(GUESTS).flatMap((name) => [m(name), idOf("n", name)]),
};

const toAll = (run: (by: Actor, many: typeof everybody) => Promise<unknown>) =>
  deed("organizer", { first: { capacity: null }, do: (by) => run(by, everybody) });

/** What is done to many, past the list that leaves out whom it does not concern: to all, and to a neighbour's. */
export const bulkDeeds = {
  "doToRsvps approve all": toAll(approveRsvps),
  "doToRsvps refuse all": toAll((by, many) => refuseRsvps(by, { ...many, note: "" })),
  "doToRsvps cancel all": toAll(cancelRsvps),
  "doToRsvps reinstate all": toAll(reinstateRsvps),
  "doToRsvps resend all": toAll(resendRsvpMails),
  "doToRsvps note all": toAll((by, many) => noteRsvps(by, { ...many, note: "As you asked." })),
};
