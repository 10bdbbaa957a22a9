import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ByMonth } from "#app/_ui/meetings/by-month.tsx";
import { now } from "#lib/clock.ts";
import { listArchiveYears, listPastMeetings } from "#lib/meetings/public-list.ts";
import { PublicHead } from "../../public-head.tsx";
import { YearLinks } from "../year-links.tsx";

type Props = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year } = await params;
  return {
    title: `Archive ${year}`,
    description: `The meetings of ${year}.`,
    alternates: { canonical: `/archive/${year}` },
  };
}

export default async function ArchiveYearPage({ params }: Props) {
  const { year: text } = await params;
  if (!/^\d{4}$/.test(text)) notFound();
  const year = Number(text);
  const at = now();
  const [years, meetings] = await Promise.all([
    listArchiveYears({ at }),
    listPastMeetings({ at, year, limit: 1000 }),
  ]);
  if (meetings.length === 0) notFound();
  return (
    <>
      <PublicHead title={`${year}`} kicker="Archive" />
      <ByMonth meetings={meetings} at={at} />
      <YearLinks years={years} current={year} />
    </>
  );
}
