import { write } from "#tests/site/database.ts";
import type { Given } from "./form.ts";
import type { Page } from "./page.ts";
import type { Visitor } from "./visitor.ts";

/** A meeting that a test made for itself: the addresses of its desk and of its page. */
export type Made = { id: string; desk: string; path: string };

/** The day so many days from today, as forms take it. */
export const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Schedules a meeting by the form and puts it on; only who has its link finds it, unless told otherwise. */
export async function putOn(owner: Visitor, values: Record<string, Given>): Promise<Made> {
  const form = (await owner.open("/dashboard/meetings/new")).form("Save and put it on");
  const desk = await form
    .fill({
      Starts: `${dayAhead(30)}T19:00`,
      "Only those who have the link": true,
      ...values,
    })
    .submit();
  if (desk.url.searchParams.get("done") === null) throw desk.trouble("no meeting was made");
  return {
    id: desk.url.pathname.split("/").at(-1) ?? "",
    desk: desk.url.pathname,
    path: desk.main.link(/^http\S+\/meetings\//),
  };
}

/** Sends the form of a meeting's page, for so many. */
export async function reply(
  visitor: Visitor,
  path: string,
  values: Record<string, Given>,
): Promise<Page> {
  return (await visitor.open(path)).form("RSVP").fill(values).submit();
}

/** Puts the replies to a meeting back in time: the public is told of their seats. */
export function letSeatsBeTold(site: { dataDir: string }, { id }: Made): void {
  write(site, "update rsvps set created_at = created_at - 7200000 where meeting_id = ?", id);
}

/** Puts a meeting back in time: it took place ten days ago. */
export function letItBeOver(site: { dataDir: string }, { id }: Made): void {
  const day = dayAhead(-10);
  const [start, end] = ["19:00", "21:00"].map((time) => `${day}T${time}`);
  write(
    site,
    `update meetings set starts_at = ?, ends_at = ?, starts_at_local = ?, ends_at_local = ?
     where id = ?`,
    Date.parse(`${start}Z`),
    Date.parse(`${end}Z`),
    start,
    end,
    id,
  );
}
