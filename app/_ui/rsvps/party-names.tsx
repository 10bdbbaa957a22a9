import { TextareaField } from "../inputs.tsx";

/** Hides, also without scripts, what is asked of the others where somebody comes alone. */
const UNLESS_ALONE =
  "group-has-[[name=partySize]_[value='1']:checked]/rsvp:not-has-[[aria-invalid=true]]:hidden";

type Props = { error?: string; typed: string; hint?: string };

/** The names of those who come along; none of them has to be given. */
export function PartyNames({ error, typed, hint }: Props) {
  return (
    <TextareaField
      name="partyNames"
      label="Names of those who come with you"
      hint={hint ?? "One on each line, as a badge should have it. The organizers see them."}
      rows={3}
      autoComplete="off"
      defaultValue={typed}
      error={error}
      fieldClassName={UNLESS_ALONE}
    />
  );
}
