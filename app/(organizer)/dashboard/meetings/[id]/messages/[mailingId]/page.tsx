import type { Metadata } from "next";
import { deskPart } from "#app/_server/desk-page.tsx";
import { Link } from "#app/_ui/link.tsx";
import { MailList } from "#app/_ui/mail/mail-list.tsx";
import { MailingProgress, OnItsWay } from "#app/_ui/mail/mailing-progress.tsx";
import { MailingState } from "#app/_ui/mail/mailing-state.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { MailingVerbs } from "#app/(organizer)/dashboard/mailing-verbs.tsx";
import { getMessage } from "#lib/messages/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { loadMeeting } from "../../../load.ts";

export const metadata: Metadata = { title: "A message" };

type Props = {
  params: Promise<{ id: string; mailingId: string }>;
  searchParams: Promise<{ state?: string; search?: string; page?: string; done?: string }>;
};

export default deskPart(loadMeeting, async function MessagePage({ params, searchParams }: Props) {
  const { id, mailingId } = await params;
  const { actor, meeting } = await loadMeeting(id);
  const message = await getMessage(actor, id, mailingId);
  const asked = await searchParams;
  const base = `/dashboard/meetings/${id}/messages`;
  return (
    <>
      <p>
        <Link href={base} className="target inline-flex items-center underline">
          All messages
        </Link>
      </p>
      {asked.done === "sent" ? <OnItsWay mailing={message} /> : null}
      <h2 className="headline text-2xl wrap-anywhere">{message.subject}</h2>
      <p className="mt-2 mb-6 flex flex-wrap items-center gap-x-4 gap-y-1">
        <MailingState mailing={message} />
        <span className="text-quiet">
          {message.createdBy ? `by ${message.createdBy}, ` : ""}
          {stamp(message.createdAt, meeting.timeZone)}
        </span>
      </p>
      <MailingProgress mailing={message} />
      <MailingVerbs id={mailingId} mailing={message} href={`${base}/${mailingId}`} />
      <section className="mt-10">
        <h3 className="headline mb-3 text-xl">What was written</h3>
        <Markdown source={message.body} />
      </section>
      <section className="mt-10">
        <h3 className="headline mb-3 text-xl">Its mails</h3>
        <MailList actor={actor} base={`${base}/${mailingId}`} asked={asked} mailingId={mailingId} />
      </section>
    </>
  );
});
