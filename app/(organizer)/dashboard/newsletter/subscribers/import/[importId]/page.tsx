import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { OneButton } from "#app/_ui/forms/one-button.tsx";
import { ImportProgress } from "#app/_ui/imports/import-progress.tsx";
import { Link } from "#app/_ui/link.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { getImport, type ListedImport } from "#lib/imports/queries.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { outlookOfUndo } from "#lib/subscribers/import/undo.ts";
import { UNDONE_FROM } from "#lib/subscribers/import/undo-rows.ts";
import { counted } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";
import { stopAction, undoAction } from "../actions.ts";

export const metadata: Metadata = { title: "An imported list" };

type Props = { params: Promise<{ importId: string }> };

/** What became of rows, in the order in which it is said. */
const BECAME = [
  ["subscribed", "subscribed"],
  ["asked", "asked by mail"],
  ["there", "subscribed already"],
  ["out", "left out: they unsubscribed here, or no mail reaches them"],
  ["left", "not imported"],
  ["gone", "taken away"],
  ["told", "taken away: a mail had reached them"],
  ["was-asked", "asked by a mail that had left; nothing else is kept of them"],
  ["stays", "left as they are: somebody has changed or erased them since"],
] as const;

export default deskPage(async function ImportedSubscribersPage({ params }: Props) {
  const { importId } = await params;
  const list = await getImport(await requireActor(), "subscribers", importId);
  const timeZone = await getSiteTimeZone();
  const base = "/dashboard/newsletter/subscribers";
  const goesOn = list.state === "importing" || list.state === "undoing";
  const leftOut = Number(list.detail.leftOut ?? 0);
  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{list.name}</span>}
        kicker={<Link href={base}>Subscribers</Link>}
      >
        <p>
          {[list.by, stamp(list.createdAt, timeZone)].filter(Boolean).join(", ")}.{" "}
          {leftOut > 0
            ? `${counted(leftOut, { one: "row", other: "rows" })} of the file left out.`
            : null}
        </p>
      </PageHead>
      <ImportProgress list={list} words={BECAME} undoable={UNDONE_FROM} />
      <p className="mt-3">
        <Link
          href={goesOn ? `${base}/import/${importId}` : base}
          className="target inline-flex items-center underline"
        >
          {goesOn ? "See how far it has come" : "See the subscribers"}
        </Link>
      </p>
      {list.figures.owed > 0 ? (
        <div className="mt-4">
          <OneButton action={stopAction} fields={{ id: list.id }} pendingLabel="Stopping…">
            Stop the import
          </OneButton>
        </div>
      ) : null}
      <Undo list={list} />
    </>
  );
});

/** The way to take it away again, with what will become of whom. */
async function Undo({ list }: { list: ListedImport }) {
  if (list.state === "undoing" || list.state === "undone") return null;
  const { gone, told, "was-asked": asked, stays } = await outlookOfUndo(list);
  if (gone + told === 0 && list.figures.owed === 0) return null;
  return (
    <section className="mt-10 border-t border-rule pt-5">
      <h2 className="headline text-xl">Undo this import</h2>
      <p className="measure mt-2">
        {`${counted(gone + told, { one: "address is", other: "addresses are" })} taken away again, with the mails that wait for them.`}
        {told > 0 ? ` A mail has reached ${told} of them already.` : null}
        {asked > 0
          ? ` ${counted(asked, { one: "person was", other: "people were" })} asked by mail already: that cannot be taken back, and who says yes is subscribed.`
          : null}
        {stays > 0
          ? ` ${counted(stays, { one: "stays as it is", other: "stay as they are" })}: somebody has changed or erased them since.`
          : null}
      </p>
      <div className="mt-4">
        <OneButton
          action={undoAction}
          fields={{ id: list.id }}
          variant="danger"
          pendingLabel="Taking away…"
        >
          Undo the import
        </OneButton>
      </div>
    </section>
  );
}
