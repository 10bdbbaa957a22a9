import { readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { giveFolding } from "#db/sqlite.ts";
import { startSite } from "../site/start.ts";

/*
 * How much work the sitemap is for who asks for it, beside what it is to make
 * it: `npm run bench:sitemap`, after a build, with DATABASE_URL of a database
 * that bench:fill has filled, or else on the sample societies. Prints; asserts
 * nothing.
 */

const READERS = 100;

const { DATABASE_URL } = process.env;
const site = await startSite({ ...(DATABASE_URL ? { DATABASE_URL, SEED: "none" } : {}) });

/** CPU of the site's process since its start, in milliseconds (proc(5): hundredths of a second). */
function cpu(): number {
  const fields =
    readFileSync(`/proc/${site.pid()}/stat`, "latin1").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function costOf(requests: number, path: string, encoding = "gzip"): Promise<number> {
  const before = cpu();
  for (let n = 0; n < requests; n += 1) {
    const response = await fetch(site.url + path, { headers: { "accept-encoding": encoding } });
    if (!response.ok) throw new Error(`${path} responded ${response.status}`);
    await response.arrayBuffer();
  }
  return (cpu() - before) / requests;
}

try {
  // The runtime is warm, and what is measured is neither its start nor its compiler's work.
  await costOf(READERS, "/robots.txt");
  const text = await (await fetch(`${site.url}/sitemap.xml`)).text();
  const made: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    touch();
    made.push(await costOf(1, "/sitemap.xml"));
  }
  const read = await costOf(READERS, "/sitemap.xml");
  const plain = await costOf(READERS, "/sitemap.xml", "identity");
  const make = made.toSorted((a, b) => a - b)[1] ?? 0;
  console.log(`${text.match(/<url>/g)?.length} addresses, ${Math.round(text.length / 1000)} KB`);
  console.log(`made anew after a change: ${make.toFixed(0)} ms of CPU`);
  console.log(
    `for each who asks:        ${read.toFixed(1)} ms (uncompressed ${plain.toFixed(1)} ms)`,
  );
  console.log(`ratio:                    1 to ${(make / Math.max(read, 0.1)).toFixed(0)}`);
} finally {
  await site.remove();
}

/** Changes what is in it. */
function touch(): void {
  const database = new Sqlite(site.databaseUrl.slice("file:".length));
  giveFolding(database);
  database.exec("update groups set changed_at = changed_at + 1");
  database.close();
}
