import type { Metadata } from "next";
import type { Asked } from "#lib/forms/asked.ts";
import { countMeetings } from "#lib/meetings/public-list.ts";
import { partialDate } from "#lib/time/dates.ts";
import { monthCalled } from "#lib/time/month.ts";
import { knownChoice } from "../../list-address.ts";
import { Missing, missingMetadata } from "../../missing.tsx";
import { UnknownChoice } from "../../unknown-choice.tsx";
import { MonthView } from "../month-view.tsx";

type Props = { params: Promise<{ month: string }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const month = monthCalled((await params).month);
  if (!month) return missingMetadata;
  const name = partialDate(month.month);
  return {
    title: `Calendar: ${name}`,
    description: `The meetings of ${name}, day by day.`,
    alternates: { canonical: `/calendar/${month.month}` },
    // Months without end are nothing for a search engine.
    robots: (await countMeetings(month)) > 0 ? undefined : { index: false },
  };
}

export default async function CalendarMonthPage({ params, searchParams }: Props) {
  const month = monthCalled((await params).month);
  if (!month) return <Missing />;
  const of = await knownChoice(await searchParams);
  if (!of) return <UnknownChoice path={`/calendar/${month.month}`} />;
  return <MonthView month={month} of={of} />;
}
