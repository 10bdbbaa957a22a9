import type { Actor } from "#lib/access/actor.ts";
import { exportCsv } from "#lib/rsvps/desk/export.ts";
import { exportSubscribers } from "#lib/subscribers/queries.ts";
import { groupCalendar } from "#lib/syndication/calendars.ts";
import { places } from "./folder.ts";
import type { Rows } from "./snapshot.ts";

type File = { place: string; body: string | Uint8Array };

/** Who runs the command may see all of the site, or of the group. */
function whoExports(groupId: string | null): Actor {
  const roles = groupId === null ? {} : { [groupId]: "owner" as const };
  return { accountId: "", email: "", name: "", siteAdmin: groupId === null, roles };
}

/** What stands in the tables once more as other programs read it: a calendar of each group, a list of each meeting's people, one of the subscribers. */
export async function* readableFiles(rows: Rows, groupId: string | null): AsyncGenerator<File> {
  const actor = whoExports(groupId);
  for (const { slug } of rows.get("groups")!) {
    const feed = await groupCalendar(String(slug));
    if (feed && "content" in feed) {
      yield { place: places.calendar(String(slug)), body: feed.content.text };
    }
  }
  const replied = new Set(rows.get("rsvps")!.map(({ meetingId }) => meetingId));
  for (const { id, deletedAt } of rows.get("meetings")!) {
    if (deletedAt !== null || !replied.has(id)) continue;
    const { body, filename } = await exportCsv(actor, String(id));
    yield { place: places.list(filename), body };
  }
  yield { place: places.list("subscribers.csv"), body: await exportSubscribers(actor) };
}
