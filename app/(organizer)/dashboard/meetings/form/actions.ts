"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { organizerAction } from "#app/_server/action.ts";
import type { FormState } from "#app/_server/form-state.ts";
import type { Actor } from "#lib/access/actor.ts";
import { discardFormDraft } from "#lib/form-drafts/commands.ts";
import { sealSaid } from "#lib/forms/said.ts";
import { done, type Result, say } from "#lib/result.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { meetingEditInput, meetingInput } from "#lib/scheduling/input.ts";
import { publishMeeting } from "#lib/scheduling/state.ts";
import { updateMeeting } from "#lib/scheduling/update.ts";
import { now } from "#lib/time/clock.ts";
import { notOn } from "../not-on.ts";
import { prepared, signedOut, stepped } from "./prepare.ts";

type Saved = {
  id: string;
  slug: string;
  /** Whether it was put on too, or why not. */
  on?: true | { refused: string };
  /** How many people are told of the change. */
  told?: number;
};

/** Schedules a meeting; or, where a button inside the form was pressed without scripts, shows the form again with its rows changed. */
export async function saveNewMeeting(_previous: FormState, data: FormData): Promise<FormState> {
  const back = (await stepped(data)) ?? (await signedOut(data)) ?? (await prepared(data));
  if (back) return back;
  return organizerAction(
    meetingInput,
    (actor, input) => saving(actor, data, "meeting:new", () => createMeeting(actor, input)),
    (saved) => leave(saved, "created"),
  )({ ok: false }, data);
}

/** Saves an existing meeting; as `saveNewMeeting` otherwise. */
export async function saveMeeting(_previous: FormState, data: FormData): Promise<FormState> {
  const back = (await stepped(data)) ?? (await signedOut(data)) ?? (await prepared(data));
  if (back) return back;
  return organizerAction(
    meetingEditInput,
    (actor, input) => saving(actor, data, `meeting:${input.id}`, () => updateMeeting(actor, input)),
    (saved) => leave(saved, "saved"),
  )({ ok: false }, data);
}

/** Saves, forgets the kept draft of the form, and puts the meeting on where that was asked for. */
async function saving(
  actor: Actor,
  data: FormData,
  draft: string,
  save: () => Promise<Result<Saved>>,
): Promise<Result<Saved>> {
  const result = await save();
  if (!result.ok) return result;
  // A draft that was offered and not taken up is still somebody's typing.
  if (!data.has("draftOffered")) await discardFormDraft(actor, draft);
  if (!data.has("putOn")) return result;
  const on = await publishMeeting(actor, { id: result.value.id, note: "" });
  return done({ ...result.value, on: on.ok || { refused: say(on) } });
}

function leave({ id, on, told = 0 }: Saved, how: "created" | "saved"): never {
  revalidatePath("/dashboard/meetings", "layout");
  const page = `/dashboard/meetings/${id}`;
  if (typeof on !== "object")
    redirect(`${page}?done=${on ? "published" : told > 0 ? "told" : how}`);
  redirect(`${page}?done=not-on&said=${sealSaid(notOn(id), on.refused, now())}`);
}
