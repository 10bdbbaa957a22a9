// `npm run check`: whether the database is sound and its figures true, while the site runs.
import { existsSync } from "node:fs";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { brokenReferences, damageOf, openToRead } from "#db/upkeep/sqlite-copy.ts";
import { Explained } from "#lib/env.ts";
import { type Finding, recount } from "#lib/upkeep/recounts.ts";
import { command } from "./command.ts";

/** At most so many faults of a kind are named. */
const NAMED = 20;

/** The file itself; PostgreSQL looks after its own. */
function file(): { damage: Finding[]; references: Finding[] } {
  if (isPostgres()) return { damage: [], references: [] };
  if (!existsSync(databaseFile())) throw new Explained(`There is no file ${databaseFile()}.`);
  const connection = openToRead(databaseFile());
  try {
    const faults = damageOf(connection);
    const damage = [{ what: "The file itself", faults }];
    // Of a damaged file nothing more can be asked.
    if (faults.length > 0) return { damage, references: [] };
    const broken = brokenReferences(connection);
    return { damage, references: [{ what: "References between rows", faults: broken }] };
  } finally {
    connection.close();
  }
}

function tell({ what, faults }: Finding): void {
  console.log(`${faults.length === 0 ? "ok   " : "WRONG"} ${what}`);
  for (const fault of faults.slice(0, NAMED)) console.log(`        ${fault}`);
  if (faults.length > NAMED) console.log(`        and ${faults.length - NAMED} more`);
}

const DAMAGED =
  "The file is damaged. Make no changes on the site; restore the last back-up (npm run restore), or see what can be read (npm run recover).";

await command("check", { words: "", options: {} }, async () => {
  const { damage, references } = file();
  for (const finding of damage) tell(finding);
  if (damage.some(({ faults }) => faults.length > 0)) throw new Explained(DAMAGED);
  const counts = [...references, ...(await recount())];
  for (const finding of counts) tell(finding);
  if (counts.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
});
