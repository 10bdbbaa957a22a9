import { ButtonLink } from "../button-link.tsx";
import { PageHead } from "../page-head.tsx";

const WHY =
  "It may have been deleted or merged, or it belongs to a group that you do not organize.";

/** Where the desk has nothing at an address. */
export function NotFoundOnDesk() {
  return (
    <>
      <PageHead title="Not found">{WHY}</PageHead>
      <ButtonLink href="/dashboard">Back to the desk</ButtonLink>
    </>
  );
}

/** The same below the heading of what it would be a part of. */
export function PartNotFound() {
  return (
    <>
      <h2 className="headline mb-3 text-2xl">Not found</h2>
      <p className="measure mb-5">{WHY}</p>
      <ButtonLink href="/dashboard">Back to the desk</ButtonLink>
    </>
  );
}
