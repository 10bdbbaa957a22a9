import {
  type Choices,
  NEWS_KINDS,
  NEWS_WORDS,
  PACE_WORDS,
  PACES,
} from "#lib/subscribers/choices.ts";
import { FieldGroup } from "../field.tsx";
import { CheckboxField } from "../inputs.tsx";

export type GroupChoice = { id: string; name: string };

type Props = {
  groups: readonly GroupChoice[];
  /** The one choice of all groups, where it is offered. */
  all?: GroupChoice;
  chosen: Choices;
  /** What was typed, when the form comes back. */
  values: Record<string, unknown> | undefined;
  errors: Record<string, string | undefined>;
};

/** Which groups, what news, and when: the choices of a subscriber. */
export function ChoiceFields({ groups, all, chosen, values, errors }: Props) {
  const ticked = (name: string, value: string, before: readonly string[]) => {
    const now = values ? [values[name] ?? []].flat() : before;
    return now.includes(value);
  };
  // Who has all of them is shown the one choice that stands for them.
  const whole = all && groups.every(({ id }) => chosen.groups.includes(id));
  const before = whole ? [all.id] : chosen.groups;
  return (
    <>
      {groups.length === 1 ? (
        <input type="hidden" name="groups" value={groups[0]?.id} />
      ) : (
        <FieldGroup id="groups" legend="Which groups" error={errors.groups}>
          {[...(all ? [all] : []), ...groups].map(({ id, name }) => (
            <CheckboxField
              key={id}
              id={`group-${id}`}
              name="groups"
              value={id}
              label={name}
              defaultChecked={ticked("groups", id, before)}
            />
          ))}
        </FieldGroup>
      )}
      <FieldGroup id="kinds" legend="What" error={errors.kinds}>
        {NEWS_KINDS.map((kind) => (
          <CheckboxField
            key={kind}
            id={`kind-${kind}`}
            name="kinds"
            value={kind}
            label={NEWS_WORDS[kind]}
            defaultChecked={ticked("kinds", kind, chosen.kinds)}
          />
        ))}
      </FieldGroup>
      <FieldGroup id="pace" legend="When" error={errors.pace}>
        {PACES.map((pace) => (
          <CheckboxField
            key={pace}
            type="radio"
            id={`pace-${pace}`}
            name="pace"
            value={pace}
            label={PACE_WORDS[pace]}
            defaultChecked={ticked("pace", pace, [chosen.pace])}
          />
        ))}
      </FieldGroup>
    </>
  );
}
