import type { FormAction } from "#app/_server/form-state.ts";
import type { Actor } from "#lib/access/actor.ts";
import { getFormOptions } from "#lib/desk/form-options.ts";
import { findFormDraft } from "#lib/form-drafts/queries.ts";
import { type MeetingValues, valuesOf } from "#lib/scheduling/values.ts";
import { stamp } from "#lib/time/dates.ts";
import { DraftOffer } from "./draft-offer.tsx";
import { MeetingForm } from "./meeting-form.tsx";

type Props = {
  actor: Actor;
  action: FormAction;
  values: MeetingValues;
  /** The page's own address, to restore a draft at. */
  path: string;
  /** Whether the address asks for the kept draft. */
  restore: boolean;
  isDraft: boolean;
  toBeTold: number;
  seatsTaken: number;
};

/** The form of a meeting with what it offers, and with what was typed into it before and not saved. */
export async function FormPage({
  actor,
  action,
  values,
  path,
  restore,
  isDraft,
  toBeTold,
  seatsTaken,
}: Props) {
  const draftName = `meeting:${values.id || "new"}`;
  const draft = await findFormDraft(actor, draftName);
  const typed = draft ? { ...valuesOf(draft.values), id: values.id } : null;
  const differs = typed !== null && !isSame(typed, values);
  const restored = restore && differs;
  const first = restored ? typed : values;
  const options = await getFormOptions(actor, {
    ...first,
    speakerIds: first.programme.flatMap(({ speakerIds }) => speakerIds),
    articleIds: first.reading.map(({ articleId }) => articleId).filter(Boolean),
  });
  return (
    <MeetingForm
      key={restored ? "restored" : "saved"}
      action={action}
      draftName={draftName}
      draftOffered={differs && !restored}
      offer={
        draft && differs ? (
          <DraftOffer
            form={draftName}
            savedAt={stamp(draft.savedAt, values.timeZone)}
            restoreHref={`${path}?draft=restore`}
            restored={restored}
          />
        ) : null
      }
      values={first}
      options={options}
      isDraft={isDraft}
      toBeTold={toBeTold}
      seatsTaken={seatsTaken}
    />
  );
}

function isSame(a: MeetingValues, b: MeetingValues): boolean {
  const said = (values: MeetingValues) => JSON.stringify({ ...values, insist: [] });
  return said(a) === said(b);
}
