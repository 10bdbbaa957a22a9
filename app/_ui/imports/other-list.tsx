import { isOfOther } from "#lib/imports/layout.ts";
import { refuse } from "#lib/imports/refusals.ts";
import { say } from "#lib/result.ts";

type Props = { asked: Record<string, unknown>; list: string };

/** Said where an address is of another list than the one that is kept. */
export function OtherList({ asked, list }: Props) {
  if (!isOfOther(asked, list)) return null;
  return <p className="measure mt-4 border-l-4 border-ink py-1 pl-4">{say(refuse("other"))}</p>;
}
