import type { Metadata } from "next";
import { Markdown } from "#app/_ui/markdown.tsx";
import { loadSite } from "../load.ts";
import { Missing } from "../missing.tsx";
import { PublicHead } from "../public-head.tsx";

export const metadata: Metadata = { title: "Imprint", alternates: { canonical: "/imprint" } };

/** Who answers for the site, in its admins' words; no page while there are none. */
export default async function ImprintPage() {
  const { imprint, contact } = await loadSite();
  if (!imprint) return <Missing />;
  return (
    <>
      <PublicHead title="Imprint" />
      <Markdown source={imprint} />
      {contact ? (
        <p className="measure mt-6">
          Contact: <a href={`mailto:${contact}`}>{contact}</a>
        </p>
      ) : null}
    </>
  );
}
