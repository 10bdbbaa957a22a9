"use client";

import { FieldGroup } from "#app/_ui/field.tsx";
import { CheckboxField, InputField, SelectField } from "#app/_ui/inputs.tsx";
import { useMeetingForm } from "./form-context.tsx";

/** What it costs: what machines can be told of it, and the words for people. */
export function PriceFields() {
  const { form, shown, options } = useMeetingForm();
  return (
    <FieldGroup id="price" legend="Price">
      <CheckboxField name="free" label="Free" defaultChecked={shown.free} />
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <InputField
          {...form.field("priceAmount")}
          label="Amount"
          hint="Such as 3 or 3.50. Empty where there is more than one price."
          inputMode="decimal"
          autoComplete="off"
        />
        <SelectField {...form.field("priceCurrency")} label="Currency" hint="That of the amount.">
          <option value="">Choose a currency</option>
          {options.currencies.map(({ code, name }) => (
            <option key={code} value={code}>
              {name} ({code})
            </option>
          ))}
        </SelectField>
        <InputField
          {...form.field("priceNote")}
          label="Price in words"
          hint="What goes with it, such as “children free”; or all there is, such as “£12 with lunch, £6 without”."
          autoComplete="off"
          fieldClassName="sm:col-span-2"
        />
      </div>
    </FieldGroup>
  );
}
