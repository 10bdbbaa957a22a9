import { ButtonLink } from "../button-link.tsx";
import { PageHead } from "../page-head.tsx";

/** Where the desk has nothing at an address. */
export function NotFoundOnDesk() {
  return (
    <>
      <PageHead title="Not found">
        It may have been deleted or merged, or it belongs to a group that you do not organize.
      </PageHead>
      <ButtonLink href="/dashboard">Back to the desk</ButtonLink>
    </>
  );
}
