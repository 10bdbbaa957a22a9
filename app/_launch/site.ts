import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import next from "next";
import { createFront } from "#app/_front/front.ts";
import type { Door } from "#app/_front/listen.ts";
import type { Proxies } from "#app/_front/peers.ts";
import { sessionIn } from "#app/_server/session-cookie.ts";
import { migrate } from "#db/migrate.ts";
import { seedDemo } from "#db/seed.ts";
import { alone, closeStore } from "#db/store.ts";
import { takeOwnership } from "#db/upkeep/owner.ts";
import { assertNotLost, markUsed, wasUsed } from "#db/upkeep/used.ts";
import { ensureOwner } from "#lib/accounts/commands.ts";
import { setupLink } from "#lib/accounts/setup.ts";
import { env } from "#lib/env.ts";
import { startJobs } from "#lib/jobs/start.ts";
import { startWorker } from "#lib/mail/worker.ts";
import { parkIfRestored } from "#lib/restored/park.ts";
import { rederiveInstants } from "#lib/scheduling/rederive.ts";
import { actionKey } from "#lib/secret.ts";
import { assertOwnSecret } from "#lib/site/secret.ts";
import { assertIntact } from "./intact.ts";
import { stopWithParent } from "./parent.ts";
import { publishBuiltScripts, watchScripts } from "./scripts.ts";
import { giveNext } from "./settings.ts";
import { wayBack } from "./way-back.ts";

/** The longest that ending takes; service managers wait three times as long before they kill. */
const END_MS = 30_000;

/** Brings up everything behind the door, opens it, and takes it all down again in order. */
export async function openSite(door: Door, proxies: Proxies, dev: boolean): Promise<void> {
  const { port, siteUrl, databaseUrl, seed } = env();
  const letGo = takeOwnership("serves the site");
  assertIntact(databaseUrl);
  assertNotLost();
  giveNext(actionKey());
  // Of instances that start at once each finds what the one before has done.
  const link = await alone(async () => {
    await wayBack();
    await migrate();
    await assertOwnSecret();
    if (seed === "demo" && !wasUsed()) await seedDemo();
    markUsed();
    await parkIfRestored();
    await rederiveInstants();
    await ensureOwner();
    return setupLink();
  });
  if (dev) await watchScripts();
  else {
    publishBuiltScripts();
    // For who would build in this folder meanwhile (beside.mjs).
    writeFileSync(".next/served-by", String(process.pid));
  }

  // In production Next has no use for web sockets but would close every request
  // that offers an upgrade, as Java's HTTP client does: it gets a server without a door.
  const httpServer = dev ? (door.server as Server) : createServer();
  const site = next({ dev, dir: process.cwd(), port, hostname: "localhost", httpServer });
  await site.prepare();
  const handle = site.getRequestHandler();
  const worker = startWorker();
  const jobs = startJobs((error) => console.error("A job failed:", error));
  const isKnown = async (cookie: string | undefined) => (await sessionIn(cookie)) !== null;
  const front = createFront({ site: new URL(siteUrl), proxies, dev, isKnown }, handle);
  door.open(front);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Whatever is waited for: a database that fell silent, a mail server.
    setTimeout(() => {
      console.error("The site did not end in time, and is ended as it is.");
      process.exit(1);
    }, END_MS).unref();
    try {
      await door.close();
      await worker.stop();
      await jobs.stop();
      await site.close();
      await closeStore();
      letGo();
      process.exit(0);
    } catch (error) {
      console.error("The site did not end cleanly:", error);
      process.exit(1);
    }
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
  stopWithParent(stop);

  console.log(`Marchmont is running at ${siteUrl}`);
  if (link) console.log(`There is no owner yet. To set it up, open this link once:\n  ${link}`);
}
