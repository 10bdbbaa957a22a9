import { refuse } from "#lib/imports/refusals.ts";
import { say } from "#lib/result.ts";

/** Said where an address is of another list than the one that is kept. */
export function OtherList() {
  return <p className="measure mt-4 border-l-4 border-ink py-1 pl-4">{say(refuse("other"))}</p>;
}
