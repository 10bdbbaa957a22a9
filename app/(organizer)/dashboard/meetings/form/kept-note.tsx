import type { Autosave } from "#app/_ui/forms/use-autosave.ts";

/** Whether what was typed is kept, and since when. */
export function KeptNote({ autosave }: { autosave: Autosave }) {
  return (
    <p role="status" className="text-sm text-quiet">
      {inWords(autosave)}
    </p>
  );
}

function inWords({ state, at }: Autosave): string {
  switch (state) {
    case "saved": {
      const clock = at?.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      return `Kept as you type, ${clock}`;
    }
    case "failed":
      return "Not kept yet: the site does not answer, or you are signed out. Trying again…";
    default:
      return "";
  }
}
