import type { Metadata } from "next";
import type { ReactNode } from "react";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { Link } from "#app/_ui/link.tsx";
import { Fate } from "#app/_ui/mail/fate.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { env } from "#lib/env.ts";
import { getMail } from "#lib/mail/queries.ts";
import { stamp } from "#lib/time/dates.ts";
import { drop, retry } from "../actions.ts";

export const metadata: Metadata = { title: "A mail" };

type Props = { params: Promise<{ mailId: string }> };

export default deskPage(async function MailPage({ params }: Props) {
  const { mailId } = await params;
  const actor = await requireActor();
  const mail = await getMail(actor, mailId);
  const mailer = env().smtpUrl !== null;
  const open = mail.state === "queued" || mail.state === "parked";
  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{mail.subject}</span>}
        kicker={
          <Link href="/dashboard/outbox" className="target inline-flex items-center underline">
            Outbox
          </Link>
        }
      />
      <dl className="grid gap-x-8 gap-y-2 border-y-2 border-ink py-4 sm:grid-cols-[8rem_1fr]">
        <Fact term="Fate">
          <Fate mail={mail} mailer={mailer} />
          {open && !mailer ? (
            <span className="text-sm text-quiet">No mail server is set.</span>
          ) : null}
        </Fact>
        <Fact term="To">
          {mail.toName} <span className="text-quiet wrap-anywhere">{mail.toEmail}</span>
        </Fact>
        <Fact term="From">
          {mail.fromName}
          {mail.replyTo ? (
            <span className="text-quiet wrap-anywhere"> · answers go to {mail.replyTo}</span>
          ) : null}
        </Fact>
        <Fact term="Written">{stamp(mail.createdAt, mail.timeZone)}</Fact>
        {mail.meetingId && mail.meetingTitle ? (
          <Fact term="Meeting">
            <Link href={`/dashboard/meetings/${mail.meetingId}/mail`}>{mail.meetingTitle}</Link>
          </Fact>
        ) : null}
        {mail.calendarMethod ? (
          <Fact term="Calendar">
            {mail.calendarMethod === "REQUEST"
              ? "With an invitation (.ics)"
              : "With a cancellation (.ics)"}
          </Fact>
        ) : null}
      </dl>
      {open ? (
        <div className="mt-5 flex flex-wrap gap-3">
          {mailer || mail.state === "parked" ? (
            <OneButton action={retry} fields={{ id: mail.id }}>
              Try again now
            </OneButton>
          ) : null}
          <OneButton action={drop} fields={{ id: mail.id }} variant="danger">
            Do not send it
          </OneButton>
        </div>
      ) : null}
      {mail.hasLinks ? (
        <p className="measure mt-5 border-l-4 border-ink py-1 pl-4">
          While it is unsent you can pass this mail on yourself. Its link lets whoever has it change
          or cancel the RSVP: send it to {mail.toName || mail.toEmail} only.
        </p>
      ) : null}
      <section className="mt-6">
        <h2 className="headline text-xl">Text</h2>
        <pre className="measure mt-2 border border-rule p-4 font-sans whitespace-pre-wrap wrap-anywhere">
          {mail.text}
        </pre>
      </section>
    </>
  );
});

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{term}</dt>
      <dd className="min-w-0 max-sm:mb-2">{children}</dd>
    </>
  );
}
