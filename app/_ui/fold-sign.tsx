/** Stands at the end of a `summary` whose `details` has the class "group". */
export function FoldSign() {
  return (
    <span aria-hidden="true" className="text-2xl leading-none font-normal">
      <span className="group-open:hidden">+</span>
      <span className="hidden group-open:inline">−</span>
    </span>
  );
}
