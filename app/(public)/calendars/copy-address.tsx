import { useId } from "react";
import { Button } from "#app/_ui/button.tsx";

/** A feed's address to copy: by hand from the field, by the button where scripts run (_browser/page/press.ts). */
export function CopyAddress({ name, address }: { name: string; address: string }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm text-quiet">
        Address<span className="sr-only"> of the calendar: {name}</span>
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          readOnly
          value={address}
          className="control min-w-0 flex-1 basis-72 font-mono text-sm"
        />
        <Button data-copy={id} className="needs-scripts print:hidden">
          Copy address<span className="sr-only"> of the calendar: {name}</span>
        </Button>
      </div>
      <p id={`${id}-said`} role="status" className="text-sm text-quiet empty:hidden" />
    </div>
  );
}
