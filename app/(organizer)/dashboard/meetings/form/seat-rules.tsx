"use client";

import { CheckboxField, SelectField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";
import { minutesInWords } from "./minutes.ts";
import { MoreRules } from "./more-rules.tsx";

const TO_ANSWER = [120, 720, 1440, 2880, 4320];
const TO_CONFIRM = [30, 120, 720, 1440];

const CHOICES = [
  "waitlistOrder",
  "promotionHoldMinutes",
  "confirmationHoldMinutes",
  "plusAddresses",
];

/** Who gets a seat, and when it is theirs. */
export function SeatRules() {
  const { form, shown } = useMeetingForm();
  const used =
    shown.approval ||
    shown.waitlistOrder !== "strict" ||
    shown.promotionHoldMinutes !== "" ||
    shown.confirmationHoldMinutes !== "" ||
    shown.plusAddresses !== "distinct" ||
    CHOICES.some((name) => form.errorOf(name) !== undefined);
  return (
    <MoreRules title="Who gets a seat" said="Approval, order, time to answer" open={used}>
      <CheckboxField
        name="approval"
        label="Approve each RSVP by hand"
        hint="Nobody has a seat before you say so. You find those who wait among the RSVPs."
        defaultChecked={shown.approval}
      />
      <SelectField
        {...form.field("waitlistOrder")}
        label="When a party on the waiting list is too large for the free seats"
        hint="The page and the mails say which rule holds."
      >
        <option value="strict">It waits, and nobody passes it</option>
        <option value="smaller-first">Smaller parties behind it may go first</option>
      </SelectField>
      <SelectField
        {...form.field("promotionHoldMinutes")}
        label="When somebody moves up from the waiting list"
      >
        <option value="">The seat is theirs at once</option>
        <Times
          of={TO_ANSWER}
          now={shown.promotionHoldMinutes}
          words={(time) => `They have ${time} to say that they still come; then the next is asked`}
        />
      </SelectField>
      <SelectField
        {...form.field("confirmationHoldMinutes")}
        label="When somebody new takes a seat"
        hint="For scarce seats: a mistyped or invented address then keeps nobody out for long."
      >
        <option value="">The seat is theirs at once</option>
        <Times
          of={TO_CONFIRM}
          now={shown.confirmationHoldMinutes}
          words={(time) => `They have ${time} to confirm by the mailed link`}
        />
      </SelectField>
      <SelectField
        {...form.field("plusAddresses")}
        label="Addresses such as ann+choir@example.org and ann@example.org"
        hint="One address can have one RSVP."
      >
        <option value="distinct">Are two people</option>
        <option value="same">Are the same person</option>
      </SelectField>
    </MoreRules>
  );
}

/** The times that are offered, and the one that is set, if it is another. */
function Times({ of, now, words }: { of: number[]; now: string; words: (time: string) => string }) {
  const times = new Set([...of, ...(now === "" ? [] : [Number(now)])]);
  return [...times]
    .sort((a, b) => a - b)
    .map((minutes) => (
      <option key={minutes} value={minutes}>
        {words(minutesInWords(minutes).toLowerCase())}
      </option>
    ));
}
