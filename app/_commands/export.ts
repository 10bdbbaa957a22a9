// `npm run export DIR`: the site, or a group of it, in open formats, while it runs.
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { databaseFile } from "#db/database-file.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { waitingMigrations } from "#db/migrate.ts";
import { Explained } from "#lib/env.ts";
import { exportTo } from "#lib/exchange/export.ts";
import { say } from "#lib/result.ts";
import { counted } from "#lib/text/plural.ts";
import { command } from "./command.ts";

await command("export", { words: "DIR", options: { group: "text" } }, async (given) => {
  if (!isPostgres() && !existsSync(databaseFile())) {
    throw new Explained(`There is no file ${databaseFile()}.`);
  }
  if ((await waitingMigrations()).length > 0) {
    throw new Explained(
      "The database is of an older version than this one: start the site once, then export it.",
    );
  }
  const dir = given.path ?? "";
  const written = await exportTo({ dir, group: given.text("group") });
  if (!written.ok) throw new Explained(say(written));
  const { rows, tables, pictures } = written.value;
  console.log(
    `Exported to ${relative(process.cwd(), dir)}: ${counted(rows, { one: "row", other: "rows" })} of ${counted(tables, { one: "table", other: "tables" })}, ${counted(pictures, { one: "picture", other: "pictures" })}. schema.json in it says what stands where, and what was left out for which reason.
It has the names and addresses of people: keep it where nobody else can read it, and delete it once it is not needed.`,
  );
});
