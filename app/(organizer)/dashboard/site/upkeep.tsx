import { partVersions, runningVersion } from "#app/_server/version.ts";
import { Facts } from "#app/_ui/desk/facts.tsx";
import type { Actor } from "#lib/access/actor.ts";
import { counted } from "#lib/text/plural.ts";
import { now } from "#lib/time/clock.ts";
import { stamp } from "#lib/time/dates.ts";
import { getUpkeep, type Upkeep } from "#lib/upkeep/queries.ts";

const DAY_MS = 86_400_000;

function backupWords(last: Upkeep["lastBackup"], timeZone: string): string {
  const how = "Whoever runs the site makes one by: npm run backup";
  if (!last) return `None yet. ${how}`;
  const days = Math.floor((now().getTime() - last.at.getTime()) / DAY_MS);
  const age =
    days < 1 ? "less than a day ago" : `${counted(days, { one: "day", other: "days" })} ago`;
  const size = `${(last.bytes / 1e6).toFixed(1)} MB`;
  return `${stamp(last.at, timeZone)}, ${age} (${size})${days > 7 ? `\n${how}` : ""}`;
}

/** For whoever looks after the site: its last good back-up, and what it runs on. */
export async function UpkeepFacts({ actor, timeZone }: { actor: Actor; timeZone: string }) {
  const { lastBackup, parts } = await getUpkeep(actor);
  const versions = [["Marchmont", runningVersion()] as const, ...partVersions(), ...parts];
  return (
    <section className="mt-12 max-w-3xl">
      <h2 className="headline mb-3 text-xl">What looks after it</h2>
      <Facts
        facts={[
          { term: "Last good back-up", value: backupWords(lastBackup, timeZone) },
          ...versions.map(([term, value]) => ({ term, value })),
        ]}
      />
    </section>
  );
}
