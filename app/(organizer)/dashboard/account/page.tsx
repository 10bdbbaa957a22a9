import type { Metadata } from "next";
import { headers } from "next/headers";
import { deskPage } from "#app/_server/desk-page.tsx";
import { deviceOf } from "#app/_server/device.ts";
import { requireSession } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { SubmitButton } from "#app/_ui/submit-button.tsx";
import { signOutAction } from "#app/(organizer)/dashboard/sign-out-action.ts";
import { passkeySite } from "#lib/accounts/passkey-site.ts";
import { hasPassword, isFreshlyProven, listPasskeys, listSessions } from "#lib/accounts/queries.ts";
import { refuse } from "#lib/accounts/refusals.ts";
import type { Asked } from "#lib/forms/asked.ts";
import { say } from "#lib/result.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { signOutEverywhereAction } from "./actions.ts";
import { AddPasskeyForm } from "./add-passkey-form.tsx";
import { NameForm } from "./name-form.tsx";
import { PasskeyList } from "./passkey-list.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SessionList } from "./session-list.tsx";

export const metadata: Metadata = { title: "Your account" };

type Props = { searchParams: Promise<Asked> };

export default deskPage(async function AccountPage({ searchParams }: Props) {
  const session = await requireSession();
  const { actor } = session;
  const { saved } = await searchParams;
  const has = await hasPassword(actor.accountId);
  const zone = await getSiteTimeZone();
  const isFresh = isFreshlyProven(session);
  const cannotAdd = passkeySite() ? (has || isFresh ? null : "unproven") : "no-passkeys-here";
  return (
    <>
      <PageHead title="Your account">
        You sign in as <strong className="break-words">{actor.email}</strong>.
      </PageHead>
      <div className="flex max-w-md flex-col gap-10">
        <section aria-labelledby="name-heading" className="flex flex-col gap-4">
          <h2 id="name-heading" className="headline text-2xl">
            Name
          </h2>
          <NameForm name={actor.name} />
        </section>
        <section aria-labelledby="password-heading" className="flex flex-col gap-4">
          <h2 id="password-heading" className="headline text-2xl">
            Password
          </h2>
          {saved === "password" ? (
            <p role="status" className="font-semibold text-good">
              Your password is saved. You are signed in here only.
            </p>
          ) : null}
          {has ? null : <p>You have none: you sign in by links in mails.</p>}
          {has || isFresh ? (
            <PasswordForm needsCurrent={!isFresh} isFirst={!has} />
          ) : (
            <p>{say(refuse("unproven"))}</p>
          )}
        </section>
        <section aria-labelledby="passkeys-heading" className="flex flex-col gap-4">
          <h2 id="passkeys-heading" className="headline text-2xl">
            Passkeys
          </h2>
          <p>
            A passkey signs you in with your fingerprint, face or screen lock instead of a password.
            It stays in your device or password manager; this site knows only how to recognise it.
          </p>
          <PasskeyList passkeys={await listPasskeys(actor)} zone={zone} />
          {cannotAdd ? (
            <p>{say(refuse(cannotAdd))}</p>
          ) : (
            <AddPasskeyForm device={deviceOf(await headers())} needsPassword={!isFresh} />
          )}
        </section>
        <section aria-labelledby="sessions-heading" className="flex flex-col gap-4">
          <h2 id="sessions-heading" className="headline text-2xl">
            Where you are signed in
          </h2>
          <SessionList sessions={await listSessions(actor)} here={session.id} zone={zone} />
          <form action={signOutAction}>
            <SubmitButton variant="quiet">Sign out here</SubmitButton>
          </form>
          <form action={signOutEverywhereAction} className="flex flex-col items-start gap-2">
            <p className="text-quiet">
              If you lost a phone or used somebody else’s computer: ends every session, this one
              too, and makes sign-in links on their way useless. A passkey on the phone is removed
              above.
            </p>
            <SubmitButton variant="danger">Sign out everywhere</SubmitButton>
          </form>
        </section>
      </div>
    </>
  );
});
