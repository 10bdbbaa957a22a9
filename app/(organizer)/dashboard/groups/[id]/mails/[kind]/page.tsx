import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { DoneNote, outcome } from "#app/_ui/desk/done-note.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { previewWords } from "#lib/mail/wording/commands.ts";
import { getWording } from "#lib/mail/wording/queries.ts";
import { resetWordsAction, showWordsAction, wordsAction } from "./actions.ts";
import { ResetWords } from "./reset-words.tsx";
import { WordsForm } from "./words-form.tsx";

export const metadata: Metadata = { title: "Words of a mail" };

type Props = {
  params: Promise<{ id: string; kind: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE: Record<string, string> = {
  saved: "Saved. Mails of this kind have these words from now on.",
  reset: "The usual words are back.",
};

export default deskPage(async ({ params, searchParams }: Props) => {
  const { id, kind: asked } = await params;
  const actor = await requireActor();
  const { group, kind, sent, places, usual, own, words } = await getWording(actor, id, asked);
  const list = `/dashboard/groups/${id}/mails`;
  return (
    <>
      <PageHead title={sent} kicker={<Link href={list}>{group.name}: words of the mails</Link>} />
      <DoneNote>{outcome(DONE, (await searchParams).done)}</DoneNote>
      <WordsForm
        key={JSON.stringify(words)}
        kind={kind}
        places={places}
        words={words}
        preview={await previewWords(actor, id, kind, words)}
        action={wordsAction.bind(null, id, kind)}
        show={showWordsAction.bind(null, id, kind)}
        cancelTo={list}
      />
      {own ? (
        <div className="mt-10">
          <ResetWords usual={usual} action={resetWordsAction.bind(null, id, kind)} />
        </div>
      ) : null}
    </>
  );
});
