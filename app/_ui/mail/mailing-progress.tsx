import { env } from "#lib/env.ts";
import type { ListedMailing } from "#lib/mailings/queries.ts";
import { whyLeftOut } from "#lib/mailings/words.ts";
import { DoneNote } from "../desk/done-note.tsx";
import { NoServer } from "./no-server.tsx";

type Props = { mailing: Pick<ListedMailing, "state" | "kind" | "audience" | "progress"> };

/** Said to who has just sent it, while it goes. */
export function OnItsWay({ mailing: { state } }: Props) {
  if (state !== "sending" || env().smtpUrl === null) return null;
  return (
    <DoneNote>It is on its way. You can leave this page; the mails go out by themselves.</DoneNote>
  );
}

/** How far a mailing has come: a bar, and the figures that it repeats. */
export function MailingProgress({ mailing }: Props) {
  const { state, progress } = mailing;
  const { recipients, owed, queued, sent, parked, dropped, skipped } = progress;
  const stopped = state === "stopped";
  if (recipients === 0) {
    return (
      <p className="measure">
        Nobody was to have it at once. Whoever chose a digest finds it there.
      </p>
    );
  }
  const left = stopped ? queued : owed + queued;
  const settled = stopped ? sent : recipients - left;
  const figures = [
    [sent, "sent"],
    [left, state === "paused" ? "held" : "still to go"],
    [parked, "refused by a mail server"],
    [stopped ? owed + dropped : dropped, "not sent"],
    [skipped, `left out: ${whyLeftOut(mailing)}`],
  ] as const;
  return (
    <>
      {left > 0 ? (
        <NoServer>All {left} are kept and go out by themselves once a mail server is set.</NoServer>
      ) : null}
      <div className="max-w-xl">
        <p className="headline text-xl tabular-nums">
          {stopped
            ? `Stopped after ${sent} of ${recipients}`
            : `${settled} of ${recipients} done${state === "paused" ? ", paused" : ""}`}
        </p>
        <progress
          aria-label={`${settled} of ${recipients} done`}
          value={settled}
          max={Math.max(1, recipients)}
          className="mt-2 h-3 w-full"
        />
        <p className="mt-1 text-quiet tabular-nums">
          {figures
            .filter(([n, words]) => n > 0 || words === "sent")
            .map(([n, words]) => `${n} ${words}`)
            .join(" · ")}
        </p>
      </div>
    </>
  );
}
