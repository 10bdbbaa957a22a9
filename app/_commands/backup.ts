// `npm run backup [FILE]`: the whole site in one file, while it runs.
import { statSync } from "node:fs";
import { join } from "node:path";
import { shownPath } from "#app/_launch/shown-path.ts";
import { runningVersion } from "#app/_server/version.ts";
import { makeBackup } from "#db/upkeep/backup.ts";
import { backupName, backupsFolder, keepNewest } from "#db/upkeep/kept-backups.ts";
import { Explained } from "#lib/env.ts";
import { siteSecret } from "#lib/secret.ts";
import { counted } from "#lib/text/plural.ts";
import { recordBackup } from "#lib/upkeep/last-backup.ts";
import { command } from "./command.ts";

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory();

const form = {
  words: "[FILE]",
  options: { keep: "text", "without-secret": "switch" },
} as const;

await command("backup", form, async (given) => {
  const keep = given.text("keep");
  if (keep !== null && !/^[1-9]\d{0,3}$/.test(keep)) {
    throw new Explained("--keep says how many back-ups to keep, such as: --keep 14");
  }
  const place = given.path ?? backupsFolder();
  const named = given.path !== null && !isFolder(given.path);
  const file = named ? place : join(place, backupName("marchmont"));
  const secret = given.has("without-secret") ? null : siteSecret();
  const { bytes, tables } = await makeBackup({ file, secret, version: runningVersion() });
  const rows = Object.values(tables).reduce((sum, n) => sum + n, 0);
  console.log(
    `Backed up to ${shownPath(file)} (${(bytes / 1e6).toFixed(1)} MB).
It was unpacked again and opened: ${counted(Object.keys(tables).length, { one: "table", other: "tables" })}, ${counted(rows, { one: "row", other: "rows" })}, all sound.`,
  );
  console.log(
    secret === null
      ? "It is without the site's secret: keep data/auth-secret (or AUTH_SECRET) elsewhere, or mailed links die with it."
      : "It holds the site's secret: keep it where nobody else can read it.",
  );
  await recordBackup({ bytes });
  if (keep === null) return;
  if (named)
    throw new Explained("--keep goes with a folder, not with a name: nothing was removed.");
  for (const old of keepNewest(place, "marchmont", Number(keep))) {
    console.log(`Removed ${shownPath(old)}.`);
  }
});
