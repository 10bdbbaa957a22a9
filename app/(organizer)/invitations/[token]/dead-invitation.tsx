import { setStatus } from "#app/_front/response.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";

/** The same answer for every link that does not work, with the status 404. Not Next's notFound: that is blank without scripts. */
export function DeadInvitation() {
  setStatus(404);
  return (
    <Doorstep title="This invitation no longer works">
      <p>
        It has been accepted, taken back, or is too old. If you have accepted it, sign in. If not,
        ask whoever invited you for a new one.
      </p>
      <p>
        <ButtonLink href="/sign-in" variant="primary">
          Go to signing in
        </ButtonLink>
      </p>
    </Doorstep>
  );
}
