import type { Metadata } from "next";
import { cache } from "react";
import type { Asked } from "#lib/forms/asked.ts";
import { getSiteTimeZone } from "#lib/site/public-queries.ts";
import { now } from "#lib/time/clock.ts";
import { toLocal } from "#lib/time/dates.ts";
import { monthCalled } from "#lib/time/month.ts";
import { knownChoice } from "../list-address.ts";
import { Missing } from "../missing.tsx";
import { UnknownChoice } from "../unknown-choice.tsx";
import { MonthView } from "./month-view.tsx";

type Props = { searchParams: Promise<Asked> };

const loadThisMonth = cache(async () => toLocal(now(), await getSiteTimeZone()).slice(0, 7));

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: "Calendar",
    description: "This month’s meetings, day by day.",
    alternates: { canonical: `/calendar/${await loadThisMonth()}` },
  };
}

/** The month of asking, by the clock of the site. */
export default async function CalendarPage({ searchParams }: Props) {
  const month = monthCalled(await loadThisMonth());
  if (!month) return <Missing />;
  const of = await knownChoice(await searchParams);
  if (!of) return <UnknownChoice path={`/calendar/${month.month}`} />;
  return <MonthView month={month} of={of} />;
}
