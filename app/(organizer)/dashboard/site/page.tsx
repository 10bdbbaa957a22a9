import type { Metadata } from "next";
import { deskPage } from "#app/_server/desk-page.tsx";
import { requireActor } from "#app/_server/session.ts";
import { PageHead } from "#app/_ui/page-head.tsx";
import { nameWithoutSetting } from "#lib/site/public-queries.ts";
import { getSite } from "#lib/site/queries.ts";
import { timeZones } from "#lib/time/dates.ts";
import { SiteForm } from "./site-form.tsx";
import { UpkeepFacts } from "./upkeep.tsx";

export const metadata: Metadata = { title: "Site" };

export default deskPage(async function SitePage() {
  const actor = await requireActor();
  const site = await getSite(actor);
  return (
    <>
      <PageHead title="Site">What belongs to the whole site and to no group.</PageHead>
      <SiteForm
        site={site}
        timeZones={[...new Set([...timeZones(), site.timeZone])]}
        otherwise={await nameWithoutSetting()}
      />
      <UpkeepFacts actor={actor} timeZone={site.timeZone} />
    </>
  );
});
