import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { type Draft, getDraft } from "#lib/newsletter/draft.ts";
import { LETTER_KINDS, type LetterKind } from "#lib/newsletter/kinds.ts";
import { NotFound } from "#lib/result.ts";
import { counted, plural } from "#lib/text/plural.ts";
import { letterAction, showLetterAction } from "./actions.ts";
import { LetterForm } from "./letter-form.tsx";

export const metadata: Metadata = { title: "Write to your subscribers" };

const TITLES: Record<LetterKind, string> = {
  announcement: "Announce the meeting",
  "change-note": "Tell subscribers of the change",
  "report-note": "Tell subscribers of the report",
  update: "Write an update",
};

type Props = { searchParams: Promise<Asked> };

export default deskPage(async ({ searchParams }: Props) => {
  const actor = await requireActor();
  const asked = await searchParams;
  const kind = LETTER_KINDS.find((one) => one === asked.kind);
  if (!kind) throw new NotFound("Letter");
  const meetingId = typeof asked.meeting === "string" ? asked.meeting : null;
  const draft = await getDraft(actor, kind, meetingId);
  const back = meetingId ? `/dashboard/meetings/${meetingId}` : "/dashboard/newsletter";
  return (
    <>
      <PageHead title={TITLES[kind]} kicker={<Link href="/dashboard/newsletter">Newsletter</Link>}>
        <p>{toWhom(draft)}</p>
      </PageHead>
      {draft ? (
        <LetterForm
          kind={kind}
          meetingId={meetingId}
          senders={draft.senders}
          subject={draft.subject}
          sendLabel={sendLabel(draft)}
          preview={draft.preview}
          action={letterAction}
          show={showLetterAction}
          cancelTo={back}
        />
      ) : (
        <EmptyState title="You organize no group yet">
          An update goes out in the name of a group that you organize.
        </EmptyState>
      )}
    </>
  );
});

const subscribers = (n: number) => counted(n, { one: "subscriber", other: "subscribers" });

function sendLabel({ atOnce, later }: Draft): string {
  if (atOnce) return `Send to ${subscribers(atOnce)}`;
  return atOnce === 0 && later > 0 ? "Put it in the next digest" : "Send it";
}

function toWhom(draft: Draft | null): string {
  if (!draft || draft.atOnce === null) return "";
  const { atOnce, later } = draft;
  if (atOnce + later === 0) {
    return "Nobody has asked for this kind of news yet, so it cannot be sent.";
  }
  const find = plural(later, { one: "finds", other: "find" });
  if (atOnce === 0)
    return `Nobody gets it at once; ${subscribers(later)} ${find} it in the next digest.`;
  const now = `It goes to ${subscribers(atOnce)} at once`;
  return later === 0 ? `${now}.` : `${now}; ${later} more ${find} it in the next digest.`;
}
