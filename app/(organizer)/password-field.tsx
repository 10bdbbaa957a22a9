"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { InputField } from "#app/_ui/inputs.tsx";

type Props = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  required?: boolean;
  autoComplete: "new-password" | "current-password";
};

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Props) {
  const [shown, setShown] = useState(false);
  return (
    <div className="flex flex-col items-start gap-1">
      <InputField {...props} type={shown ? "text" : "password"} fieldClassName="w-full" />
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
