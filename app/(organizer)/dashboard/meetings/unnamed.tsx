import { CheckboxField } from "#app/_ui/inputs.tsx";

type Props = {
  id: string;
  label?: string;
  defaultChecked?: boolean;
};

/** Whether calendars that had a meeting which they lose may say what it was. */
export function Unnamed({ label = "Do not name it in calendars any more", ...props }: Props) {
  return (
    <CheckboxField
      name="unnamed"
      label={label}
      hint="Calendars that have it say that a meeting of your group is cancelled, without its title."
      {...props}
    />
  );
}
