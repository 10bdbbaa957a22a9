import type { Metadata } from "next";
import { LIST_MINUTES } from "#lib/rsvps/own-list.ts";
import { PublicHead } from "../public-head.tsx";
import { askForList } from "./actions.ts";
import { ListForm } from "./list-form.tsx";

export const metadata: Metadata = {
  title: "Your RSVPs",
  robots: { index: false, follow: true },
};

type Props = { searchParams: Promise<{ done?: string }> };

const DONE: Record<string, string> = {
  erased: "Everything that was held about your RSVP is erased.",
  disowned:
    "It is cancelled and erased. No mail about that meeting is sent to your address any more.",
};

/** Where somebody asks for the link to all their RSVPs. */
export default async function RsvpsPage({ searchParams }: Props) {
  const { done = "" } = await searchParams;
  const said = Object.hasOwn(DONE, done) ? DONE[done] : null;
  return (
    <>
      {said ? (
        <p role="status" className="mb-6 border-l-4 border-good py-1 pl-4 text-lg">
          {said}
        </p>
      ) : null}
      <PublicHead title="Your RSVPs">
        <p>
          No account needed: give the address with which you replied, and a link to all your RSVPs
          is mailed there. It works for {LIST_MINUTES} minutes.
        </p>
      </PublicHead>
      <ListForm action={askForList} />
    </>
  );
}
