import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { assertAdministers } from "#lib/access/site-admin.ts";
import { lookUpSender } from "#lib/mail/server/sender-dns.ts";
import { senderSettings, serverSettings } from "#lib/mail/server/settings.ts";
import { testServer } from "./actions.ts";
import { Findings } from "./findings.tsx";
import { TestForm } from "./test-form.tsx";

export const metadata: Metadata = { title: "Mail server" };

type Props = { searchParams: Promise<{ look?: string | string[] }> };

const SAFETY = {
  always: "From the start",
  offered: "As soon as the server offers it",
};

const HEADING = "headline mb-3 text-xl";

export default deskPage(async ({ searchParams }: Props) => {
  const actor = await requireActor();
  assertAdministers(actor);
  const server = serverSettings();
  const sender = senderSettings();
  const look = (await searchParams).look === "1";
  return (
    <>
      <PageHead title="Mail server" kicker={<Link href="/dashboard/outbox">Outbox</Link>}>
        How this site sends its mail. It is set by SMTP_URL and MAIL_FROM, where the app is started.
      </PageHead>
      <div className="flex max-w-3xl flex-col gap-10">
        <section>
          <h2 className={HEADING}>What is set</h2>
          <dl className="grid gap-x-8 gap-y-2 border-y-2 border-ink py-4 sm:grid-cols-[10rem_1fr]">
            <Fact term="Server">
              {server ? `${server.host}, port ${server.port}` : "None: mail waits in the outbox"}
            </Fact>
            {server ? (
              <>
                <Fact term="Encryption">{SAFETY[server.safety]}</Fact>
                <Fact term="Signs in as">{server.user ?? "Nobody"}</Fact>
              </>
            ) : null}
            <Fact term="Sender">
              {sender.email}
              <span className="block text-sm text-quiet">
                Under the name of the group that the mail is from.
              </span>
            </Fact>
          </dl>
        </section>
        <section>
          <h2 className={HEADING}>Does it work?</h2>
          <TestForm action={testServer} email={actor.email} />
        </section>
        <section id="sender" className="scroll-mt-4">
          <h2 className={HEADING}>Is it believed?</h2>
          <p className="measure mb-3">
            Mail providers look up in the DNS whether mail from {sender.domain} is what it says.
          </p>
          {look ? (
            <Findings dns={await lookUpSender(sender.domain)} />
          ) : (
            <ButtonLink href="/dashboard/mail-server?look=1#sender">Look it up</ButtonLink>
          )}
        </section>
      </div>
    </>
  );
});

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{term}</dt>
      <dd className="min-w-0 wrap-anywhere max-sm:mb-2">{children}</dd>
    </>
  );
}
