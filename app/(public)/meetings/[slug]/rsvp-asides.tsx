import { CheckboxField, InputField, TextareaField } from "#app/_ui/inputs.tsx";

/** What a meeting asks beside name, address and party. */
export type Asides = {
  /** Whether the page names those who come and agree to it. */
  names: boolean;
  /** Whether it is asked where people heard of the meeting. */
  heardFrom: boolean;
  /** Whether the family name is asked, and those of the others in the party. */
  familyName: boolean;
  partyNames: boolean;
};

/** Hides, also without scripts, what is not asked of who sends apologies. */
export const UNLESS_DECLINED = "group-has-[[name=reply][value=declined]:checked]/rsvp:hidden";

type Props = {
  asides: Asides;
  typed: (name: string) => string;
  field: (name: string) => {
    name: string;
    error?: string;
  };
};

/** The last fields of the form: none of them has to be filled in. */
export function RsvpAsides({ asides, typed, field }: Props) {
  const comment = field("comment");
  return (
    <>
      {asides.heardFrom ? (
        <InputField
          {...field("heardFrom")}
          fieldClassName={UNLESS_DECLINED}
          label="Where did you hear of it?"
          hint="A poster, a friend, a list… You need not say."
          autoComplete="off"
          defaultValue={typed("heardFrom")}
        />
      ) : null}
      {asides.names ? (
        <CheckboxField
          {...field("named")}
          fieldClassName={UNLESS_DECLINED}
          label="My name may be shown on this page"
          hint="Everybody who reads the page sees it, once you have said yes by the link in your mail. You can change your mind."
          defaultChecked={typed("named") !== ""}
        />
      ) : null}
      <details open={Boolean(typed("comment") || comment.error)}>
        <summary className="target inline-flex cursor-pointer items-center underline">
          Write a line to the organizers
        </summary>
        <TextareaField
          {...comment}
          label="To the organizers"
          rows={3}
          defaultValue={typed("comment")}
        />
      </details>
    </>
  );
}
