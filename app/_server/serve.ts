// `npm start` and `npm run dev`: one process that is the whole site.
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { migrate } from "#db/migrate.ts";
import { closeStore } from "#db/store.ts";
import { type Env, env, parseEnv } from "#lib/env.ts";
import { siteSecret } from "#lib/secret.ts";
import { invitation, prepareData, startJobs } from "./companions.ts";
import { explain } from "./explain.ts";
import { createGate } from "./gate.ts";
import { assertIntact } from "./intact.ts";
import { listen } from "./listen.ts";
import { stopWithParent } from "./parent.ts";
import { parseProxies } from "./peers.ts";

const root = join(import.meta.dirname, "..", "..");
const dev = process.argv.includes("--dev");

function settings(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  parseEnv(process.env);
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  siteSecret();
  return env();
}

async function start() {
  process.chdir(root);
  const { port, siteUrl, trustedProxies, databaseUrl, seed } = settings();
  const proxies = parseProxies(trustedProxies);
  // Taking the port first keeps a second start away from the database.
  const front = await listen(port);

  assertIntact(databaseUrl);
  await migrate();
  await prepareData(seed === "demo");

  const { default: next } = await import("next");
  // In production Next has no use for web sockets but would close every request
  // that offers an upgrade, as Java's HTTP client does: it gets a server without a door.
  const httpServer = dev ? (front.server as Server) : createServer();
  const site = next({ dev, dir: root, port, hostname: "localhost", httpServer });
  await site.prepare();
  const handle = site.getRequestHandler();
  const jobs = await startJobs();
  front.open(createGate({ site: new URL(siteUrl), proxies, dev }, (req, res) => handle(req, res)));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await front.close();
    await jobs.stop();
    await site.close();
    await closeStore();
    process.exit(0);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
  stopWithParent(stop);

  console.log(`Marchmont is running at ${siteUrl}`);
  const link = await invitation();
  if (link)
    console.log(`There is no owner yet. To set the site up, open this link once:\n  ${link}`);
}

start().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
