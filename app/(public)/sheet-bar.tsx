import { Button } from "#app/_ui/button.tsx";

/** Above a page that is shown as it prints: the way to the printer and back. */
export function SheetBar() {
  return (
    <div className="hidden flex-wrap items-center gap-x-6 gap-y-2 border-b border-rule py-3 text-base sheet:flex">
      <p className="mr-auto">This is how the page prints.</p>
      <Button data-print="" className="needs-scripts">
        Print
      </Button>
      <a href="#content" className="target inline-flex items-center underline!">
        Back to the page
      </a>
    </div>
  );
}
