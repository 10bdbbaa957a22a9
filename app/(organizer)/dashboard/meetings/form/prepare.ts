import { setStatus } from "#app/_front/response.ts";
import type { FormState } from "#app/_server/form-state.ts";
import { currentActor } from "#app/_server/session.ts";
import { listHostChoices } from "#lib/desk/form-options.ts";
import { formValues } from "#lib/forms/form-values.ts";
import { once } from "#lib/forms/once.ts";
import { storeImage } from "#lib/images/store.ts";
import { Forbidden, say } from "#lib/result.ts";
import { followedHost } from "#lib/scheduling/follow-host.ts";
import { movedTimes, timesBy } from "#lib/scheduling/move-times.ts";
import { type Clock, movedClock } from "#lib/scheduling/programme-clock.ts";
import { valuesOf } from "#lib/scheduling/values.ts";
import { WALL_TIMES } from "#lib/time/wall-times.ts";
import { parseStep, takeStep } from "./steps.ts";

export const SIGNED_OUT =
  "You are signed out. Sign in again in another tab, then press the button here once more.";

/** The form again, with all that was typed, where nobody is signed in any more; else null. A redirect would lose it. */
export async function signedOut(data: FormData): Promise<FormState | null> {
  if (await currentActor()) return null;
  const { image: _, ...values } = formValues(data);
  setStatus(403);
  return { ok: false, formError: SIGNED_OUT, values };
}

/** The form again, with its rows changed, where a button inside it was pressed without scripts; else null. */
export async function stepped(data: FormData): Promise<FormState | null> {
  const step = parseStep(String(formValues(data).step ?? ""));
  if (!step) return null;
  const untaken = await takePicture(data, "imageId");
  moveTimes(data);
  await followHost(data);
  const { values, focus } = takeStep(valuesOf(formValues(data)), step);
  return { ok: false, values, value: { focus }, ...besidePicture(untaken) };
}

const besidePicture = (untaken: string | null) =>
  untaken ? { fieldErrors: { imageId: untaken } } : {};

/** Moves what moves with the start: all that stands as it was when the form was made. */
function moveTimes(data: FormData): void {
  const typed = timesBy((name) => String(data.get(name) ?? ""));
  const was = timesBy((name) => String(data.get(`was.${name}`) ?? ""));
  const moved = movedTimes(typed, was);
  for (const name of WALL_TIMES) if (moved[name] !== typed[name]) data.set(name, moved[name]);
  const move = { startBefore: was.startsAtLocal, start: typed.startsAtLocal };
  for (const index of valuesOf(formValues(data)).programme.keys()) {
    const clock = (where: string): Clock => ({
      time: String(data.get(`${where}programme.${index}.time`) ?? ""),
      day: String(data.get(`${where}programme.${index}.day`) ?? ""),
    });
    const { time, day } = movedClock(clock(""), clock("was."), move);
    data.set(`programme.${index}.time`, time);
    data.set(`programme.${index}.day`, day);
  }
}

/** Takes from the host that was chosen what stands as it was taken from the one that the form showed. */
async function followHost(data: FormData): Promise<void> {
  const before = data.get("was.groupId");
  const after = data.get("groupId");
  const actor = before === null || before === after ? null : await currentActor();
  if (!actor) return;
  const hosts = await listHostChoices(actor);
  const [was, is] = [before, after].map((one) => hosts.find(({ id }) => id === one));
  if (!was || !is) return;
  const { timeZone, language, priceCurrency } = valuesOf(formValues(data));
  const followed = followedHost({ timeZone, language, priceCurrency }, was, is);
  for (const [name, value] of Object.entries(followed)) data.set(name, value);
}

/**
 * Puts into the form's data what a form without scripts leaves to the server:
 * the times that move with the start, the usual end where none was given, what
 * follows another host, and the picture's id in place of its file. The form again where the picture cannot be taken; else null.
 */
export async function prepared(data: FormData): Promise<FormState | null> {
  moveTimes(data);
  await followHost(data);
  const untaken = await takePicture(data, "imageId");
  if (!untaken) return null;
  setStatus(422);
  return { ok: false, values: formValues(data), ...besidePicture(untaken) };
}

/**
 * Keeps the picture that came with a form and puts its id into the form's data
 * in place of the file, so that whatever the form is answered with has it. Says
 * why it cannot be taken; null where it was, or where there is none.
 */
export async function takePicture(data: FormData, name: string): Promise<string | null> {
  const file = data.get("image");
  data.delete("image");
  if (!(file instanceof File) || file.size === 0) return null;
  const stored = await storePicture(data, file);
  if (!stored.ok) return stored.error;
  data.set(name, stored.value.id);
  return null;
}

/** Keeps the picture of a form for its group, once however often it is sent, or says why not. */
export async function storePicture(
  data: FormData,
  file: File,
): Promise<{ ok: true; value: { id: string } } | { ok: false; error: string }> {
  const actor = await currentActor();
  if (!actor) return { ok: false, error: SIGNED_OUT };
  try {
    const groupId = String(data.get("groupId") ?? "");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { result } = await once(
      { formKey: data.get("formKey"), file },
      [actor.accountId, groupId, "picture"],
      () => storeImage(actor, groupId, bytes),
    );
    return result.ok ? result : { ok: false, error: say(result) };
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error;
    return { ok: false, error: "Picture: choose first a group in which you are an organizer." };
  }
}
