import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { Link } from "#app/_ui/link.tsx";
import { MailList } from "#app/_ui/mail/mail-list.tsx";
import { MailingProgress, OnItsWay } from "#app/_ui/mail/mailing-progress.tsx";
import { MailingState } from "#app/_ui/mail/mailing-state.tsx";
import { Markdown } from "#app/_ui/markdown.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { MailingVerbs } from "#app/(organizer)/dashboard/mailing-verbs.tsx";
import { getMailing } from "#lib/mailings/queries.ts";
import { LETTER_WORDS, type LetterKind } from "#lib/newsletter/kinds.ts";
import { NotFound } from "#lib/result.ts";
import { stamp } from "#lib/time/dates.ts";

export const metadata: Metadata = { title: "A letter" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; search?: string; page?: string; done?: string }>;
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id } = await params;
  const actor = await requireActor();
  const letter = await getMailing(actor, id);
  if (letter.audience !== "subscribers") throw new NotFound("Letter");
  const asked = await searchParams;
  const base = `/dashboard/newsletter/${id}`;
  const { state, meetingId, slug } = letter;
  const archived = slug !== null && state !== "stopped";
  return (
    <>
      <PageHead
        title={letter.subject}
        kicker={<Link href="/dashboard/newsletter">Newsletter</Link>}
      />
      {asked.done === "sent" ? <OnItsWay mailing={letter} /> : null}
      <p className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-1">
        <MailingState mailing={letter} />
        <span className="text-quiet">
          {LETTER_WORDS[letter.kind as LetterKind] ?? letter.kind}
          {letter.createdBy ? ` by ${letter.createdBy}` : ""},{" "}
          {stamp(letter.createdAt, letter.timeZone)}
        </span>
        {meetingId ? (
          <Link href={`/dashboard/meetings/${meetingId}`} className="underline">
            {letter.meetingTitle}
          </Link>
        ) : null}
        {archived ? (
          <Link href={`/newsletter/${slug}`} className="underline">
            In the archive
          </Link>
        ) : null}
      </p>
      <MailingProgress mailing={letter} />
      <MailingVerbs id={id} mailing={letter} href={base} />
      {letter.body ? (
        <section className="mt-10">
          <h2 className="headline mb-3 text-xl">What was written</h2>
          <Markdown source={letter.body} />
        </section>
      ) : null}
      <section className="mt-10">
        <h2 className="headline mb-3 text-xl">Its mails</h2>
        <MailList actor={actor} base={base} asked={asked} mailingId={id} />
      </section>
    </>
  );
});
