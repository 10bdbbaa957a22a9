import { setStatus } from "#app/_front/response.ts";
import { PublicHead } from "../../public-head.tsx";

/**
 * The same for every link that leads nowhere, whatever the reason, with the
 * status 404. Not Next's notFound(): that is blank without scripts.
 */
export function DeadLink() {
  setStatus(404);
  return (
    <PublicHead title="This link leads nowhere">
      <p>
        Perhaps it was cut when it was copied: please open it from the mail itself. The newest mail
        about your RSVP always has the right one.
      </p>
      <p className="mt-3">
        No mail at hand? Send the form on the <a href="/meetings">meeting’s page</a> once more with
        the same address: nothing is changed, and you are sent your link again.
      </p>
    </PublicHead>
  );
}
