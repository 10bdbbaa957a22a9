import { Link } from "#app/_ui/link.tsx";
import { EmptyState } from "../empty-state.tsx";

/** Said where a list is not kept any more: it was imported, or put away; `to` is where one is chosen. */
export function ListGone({ to }: { to: string }) {
  return (
    <EmptyState title="The list is not kept any more">
      It was imported, or put away after a day.{" "}
      <Link href={to} className="underline">
        See the imports, or choose the file again
      </Link>
      .
    </EmptyState>
  );
}
