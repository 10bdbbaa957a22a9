import type { ListedMailing } from "#lib/mailings/queries.ts";
import { MailingState } from "./mailing-state.tsx";

/** What became of the mails of a mailing: how it stands, and how many of each fate. */
export function Fates({ mailing }: { mailing: Pick<ListedMailing, "state" | "progress"> }) {
  const { owed, queued, sent, parked, dropped } = mailing.progress;
  const figures = [
    [sent, "sent"],
    [owed + queued, "waiting"],
    [parked, "refused"],
    [dropped, "not sent"],
  ] as const;
  return (
    <>
      <MailingState mailing={mailing} />
      <span className="block text-sm text-quiet tabular-nums">
        {figures
          .filter(([n]) => n > 0)
          .map(([n, words]) => `${n} ${words}`)
          .join(" · ")}
      </span>
    </>
  );
}
