import { Link } from "#app/_ui/link.tsx";
import type { Verb } from "#lib/meetings/policy.ts";
import type { MeetingForOrganizer } from "#lib/meetings/queries.ts";
import { Unnamed } from "../unnamed.tsx";
import {
  cancel,
  deleteDraft,
  duplicate,
  postpone,
  publish,
  reinstate,
  unpublish,
} from "./actions.ts";
import { VerbForm } from "./verb-form.tsx";
import { mailed } from "./verb-part.tsx";

type Props = {
  meeting: MeetingForOrganizer;
  verbs: readonly Verb[];
  toBeTold: number;
  /** Whether anybody has said that they are coming: then it cannot go back to draft. */
  expected: boolean;
};

/** What can be done with the meeting as it is, each a form of its own that says first what it does. */
export function Verbs({ meeting, verbs, toBeTold, expected }: Props) {
  const { id } = meeting;
  const told = mailed(toBeTold);
  return (
    <div className="border-t-2 border-ink">
      {verbs.includes("publish") ? (
        <div id="publish" className="scroll-mt-4 border-b border-rule py-4">
          <VerbForm
            action={publish}
            id={id}
            name="publish"
            label="Put the meeting on"
            pendingLabel="Putting it on…"
            variant="primary"
          >
            <p className="measure">
              {meeting.visibility === "public"
                ? "It gets its public page, and stands in the lists and calendars from then on."
                : "It gets its page, which only those who have the link find: it is unlisted."}
            </p>
            {meeting.unaddressed ? (
              <p className="measure">
                <strong>{meeting.venueName} has no address yet.</strong>{" "}
                <Link href={`/dashboard/venues/${meeting.venueId}/edit`} className="underline">
                  Give it first
                </Link>
                , so that people find it.
              </p>
            ) : null}
          </VerbForm>
        </div>
      ) : null}
      {verbs.includes("reinstate") ? (
        <VerbForm
          part="Put it on again"
          open
          action={reinstate}
          id={id}
          name="reinstate"
          label="Put it on again"
          pendingLabel="Putting it on…"
          variant="primary"
          note={{ label: "Words to those who had answered", hint: told }}
        >
          <p className="measure">
            It is on again at the time and place that stand above. If those are to change, edit them
            first. RSVPs count again.
          </p>
        </VerbForm>
      ) : null}
      {verbs.includes("postpone") ? (
        <VerbForm
          part="Postpone it"
          action={postpone}
          id={id}
          name="postpone"
          label="Postpone the meeting"
          pendingLabel="Postponing…"
          note={{ label: "Why, and when instead if that is known", hint: told }}
        >
          <p className="measure">
            Its page says that it is postponed. RSVPs are kept for the new date.
          </p>
        </VerbForm>
      ) : null}
      {verbs.includes("cancel") ? (
        <VerbForm
          part="Cancel it"
          action={cancel}
          id={id}
          name="cancel"
          label="Cancel the meeting"
          pendingLabel="Cancelling…"
          variant="danger"
          note={{ label: "Why", hint: told }}
        >
          <p className="measure">
            Its page stays and says that it is cancelled, and calendars strike it out. You can put
            it on again later.
          </p>
        </VerbForm>
      ) : null}
      {verbs.includes("unpublish") && !expected ? (
        <VerbForm
          part="Take it back to draft"
          action={unpublish}
          id={id}
          name="unpublish"
          label="Take it back to draft"
          pendingLabel="Taking it back…"
        >
          <p className="measure">
            Its page, and its entry in lists, are gone at once; calendars that have it say that it
            is cancelled. This can be done while nobody has said that they are coming.
          </p>
          <Unnamed id="unpublish-unnamed" />
        </VerbForm>
      ) : null}
      <VerbForm
        part="Duplicate it"
        action={duplicate}
        id={id}
        name="duplicate"
        label="Make a copy"
        pendingLabel="Copying…"
      >
        <p className="measure">
          Makes a draft with everything of this meeting but its RSVPs and its report, and opens it
          for you to set the new date.
        </p>
      </VerbForm>
      {verbs.includes("delete") ? (
        <VerbForm
          part="Delete this draft"
          action={deleteDraft}
          id={id}
          name="delete"
          label="Delete it for good"
          pendingLabel="Deleting…"
          variant="danger"
        >
          <p className="measure">“{meeting.title}” is then gone. This cannot be undone.</p>
          {meeting.firstPublishedAt ? <Unnamed id="delete-unnamed" /> : null}
        </VerbForm>
      ) : null}
    </div>
  );
}
