import { store } from "#db/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { onAgain } from "#lib/meetings/next-times.ts";
import { readParts } from "#lib/meetings/parts.ts";
import { getMeetingFor } from "#lib/meetings/queries.ts";
import { versionOf } from "./editable.ts";
import { sentParts } from "./parts.ts";
import { insistOn } from "./refusals.ts";
import { type MeetingValues, valuesOf } from "./values.ts";

/** What the form of a meeting begins with, and the version that it may replace. Throws NotFound. */
export async function getMeetingForm(actor: Actor, id: string): Promise<MeetingValues> {
  const meeting = onAgain(await getMeetingFor(actor, id));
  const partsOf = await readParts(store.read, [id]);
  return valuesOf({
    ...meeting,
    ...sentParts({ ...meeting, ...partsOf(id) }),
    insist: insistOn("stale", versionOf(meeting)),
  });
}
