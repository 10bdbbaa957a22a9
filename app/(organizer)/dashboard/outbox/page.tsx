import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { MailList } from "#app/_ui/mail/mail-list.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { countMail } from "#lib/mail/queries.ts";
import { plural } from "#lib/text/plural.ts";
import { RestoredNote } from "../restored-note.tsx";
import { retryAll } from "./actions.ts";

export const metadata: Metadata = { title: "Outbox" };

type Props = {
  searchParams: Promise<{
    state?: string;
    search?: string;
    page?: string;
    mailing?: string;
    done?: string;
  }>;
};

export default deskPage(async function OutboxPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const { parked } = await countMail(actor, { search: "" });
  return (
    <>
      <PageHead
        title="Outbox"
        actions={
          <>
            {parked > 0 ? (
              <OneButton action={retryAll}>
                {plural(parked, {
                  one: "Try the refused one again",
                  other: `Try all ${parked} refused again`,
                })}
              </OneButton>
            ) : null}
            {actor.siteAdmin ? (
              <ButtonLink href="/dashboard/mail-server">Mail server</ButtonLink>
            ) : null}
          </>
        }
      >
        <p>Every mail to attendees, its text and what became of it.</p>
      </PageHead>
      <RestoredNote actor={actor} />
      <MailList actor={actor} base="/dashboard/outbox" asked={asked} />
    </>
  );
});
