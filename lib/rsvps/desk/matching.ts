import { and, asc, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { answers, rsvps } from "#db/tables.ts";
import { keyOrder } from "#lib/text/key-order.ts";
import { matches, namesMatch } from "#lib/text/match.ts";
import type { RsvpFilter, RsvpOrder } from "./list-filter.ts";

/** The RSVPs of a meeting that a filter means, for somebody who may see all of them. */
export function rsvpsMatching(meetingId: string, filter: RsvpFilter): SQL | undefined {
  const { status, source = "all", question = "", answer = "", cancelled = "" } = filter;
  return and(
    eq(rsvps.meetingId, meetingId),
    ofStatus(status),
    source === "all" ? undefined : eq(rsvps.source, source),
    cancelled === "" ? undefined : eq(rsvps.cancelledAt, new Date(Number(cancelled))),
    question === "" ? undefined : answered(question, answer),
    matches(filter.search, rsvps.searchKey),
  );
}

/**
 * The same for helpers, who see names and states only: an address cannot be
 * found out by searching for parts of it.
 */
export function namesMatching(
  meetingId: string,
  { search, status }: Pick<RsvpFilter, "search" | "status">,
): SQL | undefined {
  return and(eq(rsvps.meetingId, meetingId), ofStatus(status), namesMatch(search, rsvps.searchKey));
}

function ofStatus(status: RsvpFilter["status"]): SQL | undefined {
  if (status === "all") return undefined;
  if (status === "held") return and(eq(rsvps.status, "going"), isNotNull(rsvps.heldUntil));
  return eq(rsvps.status, status);
}

/** A choice stands in the stored JSON as a string of its own, alone or in a list; yes, no and numbers stand bare. */
function answered(questionId: string, answer: string): SQL {
  const stored = sql`cast(${answers.value} as text)`;
  const quoted = `%${JSON.stringify(answer).replace(/[\\%_]/g, "\\$&")}%`;
  const said =
    answer === ""
      ? sql`true`
      : answer === "yes" || answer === "no"
        ? sql`(${stored} = ${answer === "yes" ? "true" : "false"} or ${stored} like ${quoted} escape '\\')`
        : sql`(${stored} = ${answer} or ${stored} like ${quoted} escape '\\')`;
  return sql`exists (select 1 from ${answers} where ${answers.rsvpId} = ${rsvps.id} and ${answers.questionId} = ${questionId} and ${said})`;
}

const STATE_ORDER = sql`case ${rsvps.status} when 'going' then 0 when 'tentative' then 1 when 'pending' then 2 when 'waitlisted' then 3 when 'declined' then 4 else 5 end`;

/** How the list is ordered; always to the last place, so that no page shows a row of another. */
export function rsvpOrder(sort: RsvpOrder = "state"): SQL[] {
  const arrival = [asc(rsvps.arrival), asc(rsvps.id)];
  switch (sort) {
    case "state":
      return [STATE_ORDER, ...arrival];
    case "arrival":
      return arrival;
    case "newest":
      return [desc(rsvps.createdAt), desc(rsvps.arrival), desc(rsvps.id)];
    case "name":
      return [keyOrder(rsvps.searchKey), asc(rsvps.id)];
    case "party":
      return [desc(rsvps.partySize), ...arrival];
  }
}
