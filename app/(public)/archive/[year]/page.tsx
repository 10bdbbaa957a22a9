import type { Metadata } from "next";
import { cache } from "react";
import { ByMonth } from "#app/_ui/meetings/by-month.tsx";
import { now } from "#lib/clock.ts";
import { listArchiveYears, listPastMeetings } from "#lib/meetings/public-list.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { PublicHead } from "../../public-head.tsx";
import { YearLinks } from "../year-links.tsx";

type Props = { params: Promise<{ year: string }> };

/** What took place in the year of the address; null where that is no year, or nothing did. */
const loadYear = cache(async (text: string) => {
  if (!/^\d{4}$/.test(text)) return null;
  const at = now();
  const meetings = await listPastMeetings({ at, year: Number(text), limit: 1000 });
  return meetings.length > 0 ? { at, meetings } : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year } = await params;
  if (!(await loadYear(year))) return missingMetadata;
  return {
    title: `Archive ${year}`,
    description: `The meetings of ${year}.`,
    alternates: { canonical: `/archive/${year}` },
  };
}

export default async function ArchiveYearPage({ params }: Props) {
  const { year } = await params;
  const found = await loadYear(year);
  if (!found) return <Missing />;
  const years = await listArchiveYears({ at: found.at });
  return (
    <>
      <PublicHead title={year} kicker="Archive" />
      <ByMonth meetings={found.meetings} at={found.at} />
      <YearLinks years={years} current={Number(year)} />
    </>
  );
}
