import type { ReactNode } from "react";
import { Link } from "#app/_ui/link.tsx";
import type { Waiting } from "#lib/desk/waiting.ts";
import { type MeetingNeeds, suggestions, type Want, wantOf } from "#lib/desk/wants.ts";
import { counted } from "#lib/text/plural.ts";
import { bringSuggestionBack, putSuggestionAway } from "./actions.ts";
import { SuggestionButton } from "./suggestion-button.tsx";

/** Said only of a meeting that is on, and where nobody waits. */
export const ALL_READY = "Nothing. All is ready for it.";

type Props = {
  meeting: MeetingNeeds & { id: string; title: string };
  /** Who waits at this meeting. */
  waiting: readonly Waiting[];
  at: Date;
  /** What is said where nothing wants doing. */
  nothing: string;
};

/** What wants doing for a meeting, each a link to where it is done; what is only missing can be put away. */
export function Wants({ meeting, waiting, at, nothing }: Props) {
  const { open, putAway } = suggestions(meeting, at);
  const none = waiting.length + open.length === 0;
  return (
    <>
      {none ? (
        <p className="border-t-2 border-ink py-3 text-quiet">
          {putAway.length > 0 ? "Nothing but what was put away." : nothing}
        </p>
      ) : (
        <ul className="border-t-2 border-ink">
          {waiting.map(wantOf).map((want) => (
            <WantLine key={want.key} meetingId={meeting.id} want={want} />
          ))}
          {open.map((want) => (
            <WantLine key={want.key} meetingId={meeting.id} want={want}>
              <SuggestionButton
                action={putSuggestionAway}
                id={meeting.id}
                suggestion={want.key}
                label="Put away"
                about={want.todo}
              />
            </WantLine>
          ))}
        </ul>
      )}
      {putAway.length > 0 ? (
        <details>
          <summary className="target inline-flex cursor-pointer items-center text-sm underline">
            {counted(putAway.length, { one: "suggestion", other: "suggestions" })} put away
          </summary>
          <ul>
            {putAway.map(({ key, todo }) => (
              <li key={key} className="flex items-center gap-4 text-quiet">
                <span className="min-w-0 flex-1">{todo}</span>
                <SuggestionButton
                  action={bringSuggestionBack}
                  id={meeting.id}
                  suggestion={key}
                  label="Bring back"
                  about={todo}
                />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

type LineProps = {
  meetingId: string | null;
  want: Want;
  /** The meeting's title, where it is not plain which is meant. */
  title?: string;
  children?: ReactNode;
};

/** One thing to do, and a link to where. */
export function WantLine({ meetingId, want, title, children }: LineProps) {
  return (
    <li className="flex items-center gap-2 border-b border-rule">
      <Link
        href={wantHref(meetingId, want)}
        className="group flex min-w-0 flex-1 items-center gap-4 py-3 no-underline"
      >
        <span aria-hidden="true" className="size-3 shrink-0 border-2 border-ink" />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold group-hover:underline">{want.todo}</span>
          <span className="block text-sm wrap-anywhere text-quiet">
            {title ? `${title}: ${want.why}` : want.why}
          </span>
        </span>
        <span aria-hidden="true" className="text-quiet">
          ›
        </span>
      </Link>
      {children}
    </li>
  );
}

function wantHref(meetingId: string | null, { at }: Want): string {
  const base = `/dashboard/meetings/${meetingId}`;
  if ("mail" in at) return `${meetingId ? `${base}/mail` : "/dashboard/outbox"}?state=${at.mail}`;
  if ("mailing" in at) {
    const { id, audience } = at.mailing;
    return audience === "rsvps" ? `${base}/messages/${id}` : `/dashboard/newsletter/${id}`;
  }
  if ("moved" in at) return "/dashboard/meetings/moved";
  if ("venue" in at) return `/dashboard/venues/${at.venue}/edit`;
  if ("form" in at) return `${base}/edit#${at.form}`;
  if ("verb" in at) return `${base}#${at.verb}`;
  return "rsvps" in at ? `${base}/rsvps?state=${at.rsvps}` : `${base}#record`;
}
