import { and, eq, inArray, isNull } from "drizzle-orm";
import { store } from "#db/store.ts";
import { meetings, speakers } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { assertOrganizes } from "#lib/access/own-group.ts";
import type { Choice } from "#lib/forms/choices.ts";
import { markChanged } from "#lib/kept/seen-meetings.ts";
import { searchKey } from "#lib/text/clean.ts";
import { now } from "#lib/time/clock.ts";
import { recordAudit } from "../audit.ts";
import { newId } from "../ids.ts";
import { done, type Result, refuse } from "../result.ts";
import { freeSlug, keepFormerSlug } from "../slugs.ts";
import { type SpeakerInput, speakerInput } from "./input.ts";
import { getOwnSpeaker, meetingIdsOfSpeaker } from "./queries.ts";

type Saved = { id: string; slug: string };

/** Adds a speaker to a group of the actor's. */
export async function createSpeaker(actor: Actor, input: SpeakerInput): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    await assertOrganizes(tx, actor, input.groupId);
    const speaker = {
      ...input,
      id: newId(),
      slug: await freeSlug(tx, "speaker", input.name),
      searchKey: searchKey(input.name),
      createdAt: now(),
      changedAt: now(),
    };
    await tx.insert(speakers).values(speaker);
    await recordAudit(tx, actor, {
      action: "speaker.created",
      groupId: speaker.groupId,
      subjectId: speaker.id,
      detail: { name: speaker.name },
    });
    return done({ id: speaker.id, slug: speaker.slug });
  });
}

/** Adds a speaker of whom only the name is known yet, for a form that needs them at once. */
export async function quickAddSpeaker(
  actor: Actor,
  input: { groupId: string; name: string },
): Promise<Result<Choice>> {
  const saved = await createSpeaker(actor, speakerInput.parse(input));
  return saved.ok ? done({ id: saved.value.id, label: input.name, hint: "" }) : saved;
}

/** Changes a speaker. A new name gets a new address, to which the old one leads, and is told to the meetings' readers. */
export async function updateSpeaker(
  actor: Actor,
  id: string,
  { groupId: _, ...input }: SpeakerInput,
): Promise<Result<Saved>> {
  return store.write(async (tx) => {
    const before = await getOwnSpeaker(actor, id, tx);
    const renamed = before.name !== input.name;
    const slug = renamed ? await freeSlug(tx, "speaker", input.name, id) : before.slug;
    if (slug !== before.slug) await keepFormerSlug(tx, "speaker", before.slug, id);
    await tx
      .update(speakers)
      .set({ ...input, slug, searchKey: searchKey(input.name), changedAt: now() })
      .where(eq(speakers.id, id));
    if (renamed) await markChanged(tx, inArray(meetings.id, meetingIdsOfSpeaker(tx, id)));
    await recordAudit(tx, actor, {
      action: "speaker.updated",
      groupId: before.groupId,
      subjectId: id,
      detail: { name: input.name },
    });
    return done({ id, slug });
  });
}

/** Deletes a speaker who takes part in no meeting; refuses where there is one, whoever's it is. */
export async function deleteSpeaker(actor: Actor, id: string): Promise<Result> {
  return store.write(async (tx) => {
    const speaker = await getOwnSpeaker(actor, id, tx);
    const used = await tx.$count(
      meetings,
      and(inArray(meetings.id, meetingIdsOfSpeaker(tx, id)), isNull(meetings.deletedAt)),
    );
    if (used > 0) {
      return refuse(
        "in-use",
        used === 1
          ? "This speaker is on the programme of a meeting, so cannot be deleted. Take them off it, or merge them."
          : `This speaker is on the programme of ${used} meetings, so cannot be deleted. Take them off those, or merge them.`,
      );
    }
    await tx.delete(speakers).where(eq(speakers.id, id));
    await recordAudit(tx, actor, {
      action: "speaker.deleted",
      groupId: speaker.groupId,
      subjectId: id,
      detail: { name: speaker.name },
    });
    return done();
  });
}
