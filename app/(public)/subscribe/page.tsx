import type { Metadata } from "next";
import { told } from "#app/_server/told.ts";
import { DoneNote } from "#app/_ui/desk/done-note.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { env } from "#lib/env.ts";
import { type Asked, askedText } from "#lib/forms/asked.ts";
import { formTime } from "#lib/forms/form-time.ts";
import { ALL_GROUPS } from "#lib/subscribers/choices.ts";
import { loadGroups, loadSiteName } from "../load.ts";
import { PublicHead } from "../public-head.tsx";
import { signUp } from "./actions.ts";
import { ERASED, SIGN_UP, type SignedUp } from "./deeds.ts";
import { LookInMail } from "./look-in-mail.tsx";
import { SignUpForm } from "./sign-up-form.tsx";
import { unmailed } from "./unmailed.ts";

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "News by e-mail",
    description: `Be told by mail of new meetings, changes and reports of ${await loadSiteName()}.`,
    alternates: { canonical: "/subscribe" },
  };
}

type Props = { searchParams: Promise<Asked> };

export default async function SubscribePage({ searchParams }: Props) {
  const asked = await searchParams;
  const group = askedText(asked, "group");
  const signedUp = told<SignedUp>(asked, SIGN_UP);
  const groups = await loadGroups();
  const chosen = groups.filter(({ slug }) => slug === group || groups.length === 1);
  const link = "underline";
  return (
    <>
      <PublicHead title="News by e-mail">
        <p>
          Be told of new meetings, changes and reports. No account is needed, and every mail has a
          link to change or end it.
        </p>
      </PublicHead>
      {told(asked, ERASED) ? (
        <DoneNote>Your address, your choices and our mails to you are erased.</DoneNote>
      ) : null}
      <section
        id="sign-up"
        aria-label="Sign up"
        className="border-t-2 border-ink pt-6 print:hidden"
      >
        {signedUp ? (
          <LookInMail signedUp={signedUp} />
        ) : groups.length > 0 ? (
          <SignUpForm
            action={signUp}
            opened={formTime("subscribe")}
            hint={unmailed()}
            groups={groups.map(({ id, name }) => ({ id, name }))}
            chosen={{
              groups: group === ALL_GROUPS ? [ALL_GROUPS] : chosen.map(({ id }) => id),
              kinds: ["meetings", "changes"],
              pace: "at-once",
            }}
          />
        ) : (
          <EmptyState title="There is nothing to subscribe to yet">
            <p>Come back when the first group is here.</p>
          </EmptyState>
        )}
      </section>
      <section className="measure mt-12">
        <h2 className="headline mb-2 text-2xl">Good to know</h2>
        <p>
          Your address is kept for this alone, seen by the organizers of the groups you choose, and
          erased when you wish, or a month after you unsubscribe. Until you confirm, nothing is kept
          but the mail that asks you.
        </p>
        {env().smtpUrl ? (
          <p className="mt-3">
            Subscribed already? Sign up once more with the same address: the mail has the link to
            your own page.
          </p>
        ) : null}
        <p className="mt-3">
          See{" "}
          <a href="/newsletter" className={link}>
            what was sent so far
          </a>
          , or have the meetings in{" "}
          <a href="/calendars" className={link}>
            your own calendar
          </a>
          .
        </p>
      </section>
    </>
  );
}
