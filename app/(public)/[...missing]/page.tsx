import { Missing, missingMetadata } from "../missing.tsx";

export const metadata = missingMetadata;

/** Every address that nothing else answers: the same help as for a meeting that is not there. */
export default function MissingPage() {
  return <Missing />;
}
