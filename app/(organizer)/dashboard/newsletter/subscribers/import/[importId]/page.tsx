import type { Metadata } from "next";
import Link from "next/link";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { ImportProgress } from "#app/_ui/imports/import-progress.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";
import { getImport } from "#lib/imports/queries.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { counted } from "#lib/text/plural.ts";
import { stamp } from "#lib/time/dates.ts";

export const metadata: Metadata = { title: "An imported list" };

type Props = { params: Promise<{ importId: string }> };

/** What became of rows, in the order in which it is said. */
const BECAME = [
  ["subscribed", "subscribed"],
  ["asked", "asked by mail"],
  ["there", "subscribed already"],
  ["out", "left out: they unsubscribed here, or no mail reaches them"],
  ["left", "not imported"],
] as const;

export default deskPage(async function ImportedSubscribersPage({ params }: Props) {
  const { importId } = await params;
  const list = await getImport(await requireActor(), "subscribers", importId);
  const timeZone = await getSiteTimeZone();
  const base = "/dashboard/newsletter/subscribers";
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
      <ImportProgress list={list} words={BECAME} />
      <p className="mt-3">
        <Link
          href={list.state === "importing" ? `${base}/import/${importId}` : base}
          className="target inline-flex items-center underline"
        >
          {list.state === "importing" ? "See how far it has come" : "See the subscribers"}
        </Link>
      </p>
    </>
  );
});
