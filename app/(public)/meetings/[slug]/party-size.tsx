import { InputField, SelectField } from "#app/_ui/inputs.tsx";

/** Sizes up to this are chosen from a list, larger ones typed. */
const LISTED = 12;

type PartyProps = {
  name: string;
  most: number;
  typed: string;
  error?: string;
};

/** How many come on one RSVP; not asked where everybody answers for themselves. */
export function PartySize({ name, most, typed, error }: PartyProps) {
  if (most <= 1 && !error) return <input type="hidden" name={name} value="1" />;
  const shared = { name, label: "How many of you?", error };
  if (most > LISTED) {
    return (
      <InputField
        {...shared}
        inputMode="numeric"
        autoComplete="off"
        hint={`You and who comes with you, ${most} at most.`}
        defaultValue={typed || "1"}
      />
    );
  }
  const sizes = Array.from({ length: Math.max(most, 1) }, (_, i) => String(i + 1));
  const listed = typed === "" || sizes.includes(typed);
  return (
    <SelectField {...shared} defaultValue={typed || "1"}>
      {sizes.map((size) => (
        <option key={size} value={size}>
          {size === "1" ? "Only me" : size}
        </option>
      ))}
      {listed ? null : <option value={typed}>{typed}</option>}
    </SelectField>
  );
}
