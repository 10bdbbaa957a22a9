"use client";

import { CheckboxField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";
import { MoreRules } from "./more-rules.tsx";

/** What the RSVP form offers and asks. */
export function FormRules() {
  const { shown } = useMeetingForm();
  const used =
    shown.takesTentative ||
    shown.takesApologies ||
    shown.asksHeardFrom ||
    shown.asksNames ||
    shown.asksFamilyName ||
    shown.namesAttendees ||
    shown.proofOfWork;
  return (
    <MoreRules
      title="What the form asks"
      said="Perhaps, apologies, names, where people heard of it"
      open={used}
    >
      <CheckboxField
        name="takesTentative"
        label="Let people answer “perhaps”"
        hint="It takes no seat."
        defaultChecked={shown.takesTentative}
      />
      <CheckboxField
        name="takesApologies"
        label="Let people send apologies"
        hint="With a few words to you, if they like."
        defaultChecked={shown.takesApologies}
      />
      <CheckboxField
        name="asksNames"
        label="Ask the name of each person of a party"
        hint="For badges and the kitchen. Nobody has to give them; the organizers and the door see them."
        defaultChecked={shown.asksNames}
      />
      <CheckboxField
        name="asksFamilyName"
        label="Ask the family name"
        hint="Lists by name then go by it. Nobody has to give it."
        defaultChecked={shown.asksFamilyName}
      />
      <CheckboxField
        name="asksHeardFrom"
        label="Ask where they heard of the meeting"
        defaultChecked={shown.asksHeardFrom}
      />
      <CheckboxField
        name="namesAttendees"
        label="Name on the page those who are going"
        hint="Only who agrees to it on the form. Think twice where coming may bring somebody trouble."
        defaultChecked={shown.namesAttendees}
      />
      <CheckboxField
        name="proofOfWork"
        label="Slow down programs that fill the form in"
        hint="The browser does a small sum first; people do not notice. Turn it on if you get false RSVPs."
        defaultChecked={shown.proofOfWork}
      />
    </MoreRules>
  );
}
