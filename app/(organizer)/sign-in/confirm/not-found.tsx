import { ButtonLink } from "#app/_ui/button.tsx";
import { Doorstep } from "../../doorstep.tsx";

export default function DeadLink() {
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
