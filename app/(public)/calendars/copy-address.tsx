"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";

const SAID_FOR_MS = 4000;

/** A feed's address to copy: by hand from the field, by the button where scripts run. */
export function CopyAddress({ name, address }: { name: string; address: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [scripted, setScripted] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      // Refused, or no secure connection: the address is selected, so the keyboard can do it.
      setSaid("The address is selected: press Ctrl+C or ⌘C to copy it.");
    }
  }

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm text-quiet">
        Address<span className="sr-only"> of the calendar: {name}</span>
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          className="control min-w-0 flex-1 basis-72 font-mono text-sm"
        />
        {scripted ? (
          <Button onClick={copy} className="print:hidden">
            Copy address<span className="sr-only"> of the calendar: {name}</span>
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-sm text-quiet empty:hidden">
        {said}
      </p>
    </div>
  );
}
