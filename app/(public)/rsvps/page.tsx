import type { Metadata } from "next";
import { told } from "#app/_server/told.ts";
import { DoneNote, outcome } from "#app/_ui/desk/done-note.tsx";
import { env } from "#lib/env.ts";
import type { Asked } from "#lib/forms/asked.ts";
import { LIST_MINUTES } from "#lib/rsvps/own-list.ts";
import { PublicHead } from "../public-head.tsx";
import { askForList } from "./actions.ts";
import { GONE, LIST, type ListAsked } from "./deeds.ts";
import { ListForm } from "./list-form.tsx";
import { ListSent } from "./list-sent.tsx";

export const metadata: Metadata = {
  title: "Your RSVPs",
  robots: { index: false, follow: true },
};

type Props = { searchParams: Promise<Asked> };

const DONE: Record<string, string> = {
  erased: "Everything that was held about your RSVP is erased.",
  disowned:
    "It is cancelled and erased. No mail about that meeting is sent to your address any more.",
};

/** Where somebody asks for the link to all their RSVPs. */
export default async function RsvpsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const gone = outcome(DONE, told(asked, GONE));
  const list = told<ListAsked>(asked, LIST);
  return (
    <>
      <DoneNote>{gone}</DoneNote>
      <PublicHead title="Your RSVPs">
        <p>
          {env().smtpUrl
            ? `No account needed: give the address with which you replied, and a link to all your RSVPs is mailed there. It works for ${LIST_MINUTES} minutes.`
            : "This site has no mail server yet, so no link to your RSVPs can be sent: ask the organizers of the meeting for it."}
        </p>
      </PublicHead>
      {list ? <ListSent asked={list} /> : <ListForm action={askForList} />}
    </>
  );
}
