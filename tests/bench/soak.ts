import { readFileSync } from "node:fs";
import { reply } from "#tests/http/support/desk.ts";
import { Visitor } from "#tests/http/support/visitor.ts";
import { startSite } from "../site/start.ts";

/*
 * Whether the site's memory grows with what it is asked: `npm run bench:soak --
 * [requests]`, after a build. Pages, feeds, files, searches, dead addresses and
 * RSVPs in turn, eight at a time; prints what the process holds after each
 * thousand, and by how much that grows over the last half.
 */

const REQUESTS = Number(process.argv[2] ?? 20_000);
const AT_ONCE = 8;
const STEP = Math.max(1, Math.floor(REQUESTS / 20));

const site = await startSite();

/** What the process holds in memory, in MB. */
const residentMb = () =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${site.pid()}/status`, "utf8"))?.[1]) / 1024;

/** How steeply a line through points rises. */
function slope(points: [number, number][]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, each) => sum + each[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

const visitor = new Visitor(site.url);
const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text();
const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
  ([, loc]) => new URL(loc!).pathname,
);
const meetings = pages.filter((path) => path.startsWith("/meetings/"));
const FILES = ["/sitemap.xml", "/feeds/all.ics", "/robots.txt", "/api/search?q=wells", "/sign-in"];
const paths = [
  ...pages,
  ...FILES,
  ...meetings.flatMap((path) => [`${path}/calendar.ics`, `${path}/picture.png`]),
];
const meeting = new URL(
  (await visitor.open("/meetings")).link("The river under the road"),
  site.url,
);
const WORDS = ["river", "lamp", "zzz", "annivers", "wells", "Korea", "noson"];

async function send(n: number): Promise<void> {
  if (n % 50 === 0) {
    await reply(visitor, meeting.pathname, { Name: `Guest ${n}`, "E-mail": `g${n}@example.org` });
    return;
  }
  const word = WORDS[n % WORDS.length];
  const path =
    n % 20 === 0
      ? `/nothing/${n}`
      : n % 10 === 0
        ? `/search?q=${word}+${n}`
        : (paths[n % paths.length] ?? "/");
  const response = await visitor.request(path);
  await response.arrayBuffer();
  if (response.status >= 500) throw new Error(`${path} responded ${response.status}`);
}

try {
  const points: [number, number][] = [];
  console.log(`${paths.length} addresses; ${residentMb().toFixed(0)} MB before`);
  for (let sent = 0; sent < REQUESTS; sent += STEP) {
    const from = performance.now();
    let next = sent;
    const worker = async () => {
      while (next < sent + STEP) await send(next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    points.push([(sent + STEP) / 1000, residentMb()]);
    const each = (performance.now() - from) / STEP;
    console.log(
      `${sent + STEP} requests: ${residentMb().toFixed(0)} MB, ${each.toFixed(1)} ms each`,
    );
  }
  const half = points.slice(points.length / 2);
  console.log(`over the last half: ${slope(half).toFixed(2)} MB for each thousand requests`);
} finally {
  await site.remove();
}
