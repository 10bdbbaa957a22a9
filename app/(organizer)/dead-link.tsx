import type { ReactNode } from "react";
import { setStatus } from "#app/_front/response.ts";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Doorstep } from "./doorstep.tsx";

type Props = { title?: string; children: ReactNode };

/** The same response for every link to the doorstep that does not work, with the status 404. */
export function DeadLink({ title = "This link no longer works", children }: Props) {
  setStatus(404);
  return (
    <Doorstep title={title}>
      <p>{children}</p>
      <p>
        <ButtonLink href="/sign-in" variant="primary">
          Go to signing in
        </ButtonLink>
      </p>
    </Doorstep>
  );
}
