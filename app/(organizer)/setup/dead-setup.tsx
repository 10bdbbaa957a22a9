import { setStatus } from "#app/_front/response.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Doorstep } from "#app/(organizer)/doorstep.tsx";

/** The same answer for every link that does not work, with the status 404. Not Next's notFound: that is blank without scripts. */
export function DeadSetup() {
  setStatus(404);
  return (
    <Doorstep title="This link no longer works">
      <p>
        The site can be set up once, with the link that it printed when it was last started. If it
        has been set up, sign in. If not, start it again for a new link.
      </p>
      <p>
        <ButtonLink href="/sign-in" variant="primary">
          Go to signing in
        </ButtonLink>
      </p>
    </Doorstep>
  );
}
