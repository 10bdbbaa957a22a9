import { ButtonLink } from "#app/_ui/button.tsx";
import { PageHead } from "#app/_ui/page-head.tsx";

export default function NotFoundOnDesk() {
  return (
    <>
      <title>Not found</title>
      <PageHead title="Not found">
        It may have been deleted or merged, or it belongs to a group that you do not organize.
      </PageHead>
      <ButtonLink href="/dashboard">Back to the desk</ButtonLink>
    </>
  );
}
