import { FieldGroup } from "#app/_ui/field.tsx";
import { CheckboxField } from "#app/_ui/inputs.tsx";

/** What the meeting takes now. */
export type Offers = { going: boolean; tentative: boolean; apologies: boolean };

type Props = {
  name: string;
  offers: Offers;
  typed: string;
  error?: string;
};

/** Coming, perhaps or not; not asked where there is nothing to choose. */
export function ReplyChoice({ name, offers, typed, error }: Props) {
  const replies = [
    ...(offers.going ? [["going", "I am coming"]] : []),
    ...(offers.tentative ? [["tentative", "I may come"]] : []),
    ...(offers.apologies ? [["declined", "I cannot come, and send my apologies"]] : []),
  ] as const;
  if (offers.going && replies.length === 1) return null;
  const first = replies[0]?.[0];
  return (
    <FieldGroup id={`${name}-all`} legend="Your answer" error={error}>
      {replies.map(([value, label], index) => (
        <CheckboxField
          key={value}
          id={index === 0 ? name : `${name}-${value}`}
          type="radio"
          name={name}
          value={value}
          label={label}
          defaultChecked={value === (replies.some(([one]) => one === typed) ? typed : first)}
        />
      ))}
    </FieldGroup>
  );
}
