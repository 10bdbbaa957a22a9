import { setStatus } from "#app/_front/response.ts";
import { PublicHead } from "./public-head.tsx";

/** The page for a list that was asked to be of something that is not here, with the status 400. */
export function UnknownChoice({ path }: { path: string }) {
  setStatus(400);
  return (
    <PublicHead title="This choice is not known">
      <p>
        The address asks for something that this site does not have. <a href={path}>Show all.</a>
      </p>
    </PublicHead>
  );
}
