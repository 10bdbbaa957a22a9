// `npm run zones:law` writes zone-law.json: what readers' machines knew of the zones two years
// ago. It takes the tables of a pinned package, which it fetches for itself, so that the site
// depends on nothing for them. Once a year raise the version to one of two years before, and
// FROM and UNTIL in zone-law.ts with it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestOf, FROM, UNTIL } from "./zone-law.ts";

/** Of October 2024, with the IANA data 2024b. */
const PACKAGE = "moment-timezone@0.5.46";

type Tables = {
  dataVersion: string;
  names(): string[];
  /** Until when each offset held, the last without end; minutes west of Greenwich. */
  zone(name: string): { untils: (number | null)[]; offsets: number[] };
};

function lawOf({ untils, offsets }: ReturnType<Tables["zone"]>): string {
  const law: number[] = [];
  let last: number | null = null;
  for (const [index, west] of offsets.entries()) {
    const begins = index === 0 ? Number.NEGATIVE_INFINITY : Number(untils[index - 1]);
    const ends = untils[index] ?? Number.POSITIVE_INFINITY;
    const offset = -west || 0;
    if (ends <= FROM || begins >= UNTIL || offset === last) continue;
    law.push(...(begins <= FROM ? [offset] : [begins / 6e4, offset]));
    last = offset;
  }
  return digestOf(law);
}

const folder = mkdtempSync(join(tmpdir(), "zone-law-"));
try {
  const npm = ["install", "--prefix", folder, "--no-save", "--ignore-scripts", PACKAGE];
  execFileSync("npm", npm, { stdio: "inherit" });
  const { tz } = createRequire(join(folder, "package.json"))("moment-timezone") as { tz: Tables };
  const zones = tz.names().map((name) => [name, lawOf(tz.zone(name))]);
  const law = { data: tz.dataVersion, zones: Object.fromEntries(zones) };
  const file = join(import.meta.dirname, "zone-law.json");
  writeFileSync(file, `${JSON.stringify(law, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
