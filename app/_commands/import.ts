// `npm run import DIR`: takes in what was exported, all of it or nothing, with the site stopped.
import { relative } from "node:path";
import { wayBack } from "#app/_launch/way-back.ts";
import { migrate } from "#db/migrate.ts";
import { takeOwnership } from "#db/upkeep/owner.ts";
import { assertNotLost, markUsed } from "#db/upkeep/used.ts";
import { Explained } from "#lib/env.ts";
import { importFrom } from "#lib/exchange/import.ts";
import { readFolder } from "#lib/exchange/read-folder.ts";
import { say } from "#lib/result.ts";
import { counted } from "#lib/text/plural.ts";
import { command } from "./command.ts";

await command("import", { words: "DIR", options: {} }, async (given) => {
  const dir = given.path ?? "";
  // Read first, so that what is no export leaves no new database behind.
  const folder = readFolder(dir);
  if (!folder.ok) throw new Explained(say(folder));
  const letGo = takeOwnership("takes in an export (npm run import)");
  try {
    assertNotLost();
    await wayBack();
    await migrate();
    const taken = await importFrom(dir);
    if (!taken.ok) throw new Explained(say(taken));
    markUsed();
    const { rows, joined } = taken.value;
    console.log(
      `Imported ${relative(process.cwd(), dir)}: ${counted(rows, { one: "row", other: "rows" })}.`,
    );
    if (joined > 0) {
      console.log(
        `${counted(joined, { one: "account, reader or topic was", other: "accounts, readers and topics were" })} here already, and stayed as they are here.`,
      );
    }
    console.log(
      "Passwords do not come along: people sign in by a mailed link and set a new one; without a mail server start once with OWNER_EMAIL and OWNER_PASSWORD. Now start the site: npm start",
    );
  } finally {
    letGo();
  }
});
