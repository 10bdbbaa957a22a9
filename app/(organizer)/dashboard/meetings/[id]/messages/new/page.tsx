import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Link } from "#app/_ui/link.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { previewMessage } from "#lib/messages/commands.ts";
import { getReaders } from "#lib/messages/readers.ts";
import { readSelection, selectionText } from "#lib/rsvps/desk/selection.ts";
import { counted, plural } from "#lib/text/plural.ts";
import { loadMeeting } from "../../../load.ts";
import { toWords } from "../to-words.ts";
import { messageAction, showMessageAction } from "./actions.ts";
import { MessageForm } from "./message-form.tsx";

export const metadata: Metadata = { title: "Write a message" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Asked>;
};

const BEGUN = { subject: "About {meeting}, {date}", body: "" };

export default deskPart(
  loadMeeting,
  async function NewMessagePage({ params, searchParams }: Props) {
    const { id } = await params;
    const asked = await searchParams;
    const { actor } = await loadMeeting(id);
    const selection = readSelection(asked.id ? asked : { ...asked, who: "all" });
    const { meeting, n, withoutAddress } = await getReaders(actor, id, selection);
    const to = selectionText(selection);
    const list = `/dashboard/meetings/${id}/rsvps`;
    const preview = await previewMessage(actor, {
      meetingId: id,
      to,
      subject: BEGUN.subject,
      body: "Your words stand here.",
    });
    return (
      <>
        <h2 className="headline text-2xl">Write to those who answered</h2>
        <p className="measure mt-2">
          It goes to <strong>{counted(n, { one: "person", other: "people" })}</strong>:{" "}
          {toWords(selection)}.{" "}
          {withoutAddress > 0
            ? `${withoutAddress} more ${plural(withoutAddress, { one: "has", other: "have" })} no e-mail address. `
            : ""}
          <Link href={list} className="underline">
            Choose others
          </Link>
        </p>
        <div className="mt-6">
          {n > 0 && preview.ok ? (
            <MessageForm
              meetingId={id}
              to={to}
              people={n}
              values={BEGUN}
              preview={preview.value}
              action={messageAction}
              show={showMessageAction}
              cancelTo={list}
            />
          ) : (
            <EmptyState title="There is nobody to write to">
              {meeting.firstPublishedAt
                ? "Nobody of those chosen has an e-mail address. Choose others on the list of RSVPs."
                : "This meeting was never put on, so nobody could answer yet."}
            </EmptyState>
          )}
        </div>
      </>
    );
  },
);
