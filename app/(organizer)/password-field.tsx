"use client";

import { useState } from "react";
import type { FormState } from "#app/_server/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { InputField } from "#app/_ui/inputs.tsx";

type Props = {
  name: string;
  label: string;
  hint?: string;
  /** What its form was answered. */
  state: FormState;
  required?: boolean;
  autoComplete: "new-password" | "current-password";
};

/** A password that can be looked at while it is typed. It is still there only where its form did not get through. */
export function PasswordField({ state, ...props }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <div className="flex flex-col items-start gap-1">
      <InputField
        {...props}
        type={shown ? "text" : "password"}
        defaultValue={state.unsent && String(state.values?.[props.name] ?? "")}
        error={state.fieldErrors?.[props.name]}
        fieldClassName="w-full"
      />
      <Button
        variant="bare"
        aria-pressed={shown}
        className="-ml-4 text-sm [@media(scripting:none)]:hidden"
        onClick={() => setShown(!shown)}
      >
        Show what I type
      </Button>
    </div>
  );
}
