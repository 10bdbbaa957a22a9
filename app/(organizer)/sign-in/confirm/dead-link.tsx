import { setStatus } from "#app/_front/response.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";

/** The same answer for every link that does not work, with the status 404. Not Next's notFound: that is blank without scripts. */
export function DeadLink() {
  setStatus(404);
  return (
    <Doorstep title="This link no longer works">
      <p>A sign-in link works once and for a short time. You can have another one mailed.</p>
      <p>
        <ButtonLink href="/sign-in" variant="primary">
          Go to signing in
        </ButtonLink>
      </p>
    </Doorstep>
  );
}
