import type { Metadata } from "next";
import { told } from "#app/_server/told.ts";
import { buttonClass } from "#app/_ui/button.tsx";
import { DoneNote } from "#app/_ui/desk/done-note.tsx";
import type { Asked } from "#lib/forms/asked.ts";
import { findSubscriber } from "#lib/subscribers/manage.ts";
import { loadAllGroups } from "../../../load.ts";
import { PublicHead } from "../../../public-head.tsx";
import { PressForm } from "../../../rsvps/[token]/press-form.tsx";
import { erase, leave, saveChoices } from "../../actions.ts";
import { DeadLink } from "../../dead-link.tsx";
import { deedBy, OWN_DEEDS, type OwnDeed } from "../../deeds.ts";
import { OwnChoicesForm } from "../../own-choices-form.tsx";

export const metadata: Metadata = {
  title: "Your subscription",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Asked>;
};

/** A subscriber's own page. Looking changes nothing; every change is a button. */
export default async function ManagePage({ params, searchParams }: Props) {
  const { token } = await params;
  const subscriber = await findSubscriber(token);
  if (!subscriber) return <DeadLink why="wrong" />;
  const groups = (await loadAllGroups()).filter(
    ({ id, archivedAt }) => archivedAt === null || subscriber.groups.includes(id),
  );
  const deed = told<OwnDeed>(await searchParams, deedBy(token));
  const left = subscriber.unsubscribedAt !== null;
  const heading = "headline text-2xl";
  return (
    <>
      <PublicHead title={left ? "You are unsubscribed" : "You are subscribed"}>
        <p>
          {left ? "Nothing more is sent to " : "News goes to "}
          <strong className="wrap-anywhere">{subscriber.email}</strong>.{" "}
          {left ? "A month after you left, everything of it is erased by itself." : ""}
        </p>
        {subscriber.bouncedAt ? (
          <p className="mt-3">
            A mail server said that there is no such mailbox, so nothing is sent at present.{" "}
            <a href="/subscribe" className="underline">
              Sign up once more
            </a>{" "}
            with this address to begin again.
          </p>
        ) : null}
      </PublicHead>
      {deed ? <DoneNote>{OWN_DEEDS[deed]}</DoneNote> : null}
      <div className="grid gap-x-12 gap-y-10 border-t-2 border-ink pt-6 lg:grid-cols-2">
        <section>
          <h2 className={heading}>{left ? "Come back" : "What you are sent"}</h2>
          <OwnChoicesForm
            action={saveChoices}
            token={token}
            groups={groups.map(({ id, name }) => ({ id, name }))}
            chosen={subscriber}
            label={left ? "Subscribe me again" : "Save my choices"}
          />
        </section>
        <div className="flex flex-col gap-10">
          {left ? null : (
            <section>
              <h2 className={heading}>Unsubscribe</h2>
              <p className="measure mt-2">From everything, at once.</p>
              <PressForm
                action={leave}
                token={token}
                label="Unsubscribe me"
                pendingLabel="One moment…"
                variant="danger"
              />
            </section>
          )}
          <section>
            <h2 className={heading}>Your data</h2>
            <p className="mt-3">
              <a href={`/subscribe/manage/${token}/data.json`} className={buttonClass("quiet")}>
                Save what is kept of me
              </a>
            </p>
            <PressForm
              action={erase}
              token={token}
              label="Yes, erase it"
              pendingLabel="Erasing…"
              variant="danger"
              fold={{
                summary: "Erase it all",
                says: "Your address, your choices and our mails to you are gone at once. This cannot be undone.",
                className: "mt-3",
              }}
            />
          </section>
        </div>
      </div>
    </>
  );
}
