import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, type TestContext } from "vitest";
import { LIMITS } from "#lib/rate-limit.ts";
import { AUTH_SECRET, OWNER } from "#tests/site/owner.ts";
import { freePort, type Site, startSite } from "#tests/site/start.ts";
import { startPgBouncer } from "#tests/support/pgbouncer.ts";
import { aRelay, type Relay } from "#tests/support/relay.ts";
import { type PostgresServer, startPostgres } from "../../postgres.mjs";
import { actionIn, callAction } from "../support/action.ts";
import { signIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/*
 * Two instances of the production build on one PostgreSQL database, behind one
 * address that leads now to the one and now to the other.
 */

const signInAction = actionIn("/sign-in/actions.ts", "signInAction");

let server: PostgresServer | null = null;
let front: Relay;
let database: pg.Client | undefined;
let instances: Site[] = [];
let address = "";

const settings = () => ({ ...OWNER, AUTH_SECRET, SITE_URL: address });

beforeAll(async () => {
  server = await startPostgres();
  if (!server) return;
  front = await aRelay(await freePort());
  address = `http://localhost:${front.port}`;
  const own = { ...settings(), DATABASE_URL: server.url, RATE_LIMIT: "on" };
  // At once, on a database with nothing in it.
  const starts = await Promise.allSettled([startSite(own), startSite(own)]);
  instances = starts.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  for (const each of starts) if (each.status === "rejected") throw each.reason;
  database = new pg.Client({ connectionString: server.url });
  await database.connect();
});

afterAll(async () => {
  if (!server) return;
  await Promise.all(instances.map((site) => site.remove()));
  await database?.end();
  await front.close();
  await server.stop();
});

const needsServer = (skip: TestContext["skip"]): PostgresServer => {
  if (server) return server;
  return skip("no PostgreSQL here (on Debian: apt install postgresql)");
};

/** From now on the address leads there; the client has found out that what was open is broken. */
async function leadTo(site: Site | undefined): Promise<void> {
  front.leadTo(site?.port ?? 0);
  await sleep(100);
}

const rowOf = async (sql: string, values: unknown[] = []) =>
  (await database?.query(sql, values))?.rows[0];

test("both live, with the sample societies once", async ({ skip }) => {
  needsServer(skip);
  for (const { url } of instances) expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const { n, names } = await rowOf(
    "select count(*)::int as n, count(distinct name)::int as names from groups",
  );
  expect(n).toBeGreaterThan(1);
  expect(names).toBe(n);
});

test("a form that the one has made is taken by the other, signing in too", async ({ skip }) => {
  needsServer(skip);
  await leadTo(instances[0]);
  const visitor = new Visitor(address);
  const list = await visitor.open("/meetings");
  const form = (await list.follow("The river under the road")).form(/Send my RSVP/);
  const email = `${randomUUID()}@example.org`;
  await leadTo(instances[1]);
  const said = await form.fill({ Name: "Ada Brook", "E-mail": email }).submit();
  expect(said).toHaveStatus(200);
  expect(await rowOf("select status from rsvps where email = $1", [email])).toBeDefined();

  const page = await visitor.open("/sign-in?callbackUrl=/dashboard/meetings");
  await leadTo(instances[0]);
  const { OWNER_EMAIL, OWNER_PASSWORD } = OWNER;
  const desk = await page
    .form("Sign in")
    .fill({ "E-mail": OWNER_EMAIL, Password: OWNER_PASSWORD })
    .submit();
  expect(desk.url.pathname).toBe("/dashboard/meetings");
  // The session that the one began is known to the other.
  await leadTo(instances[1]);
  expect(await visitor.open("/dashboard/meetings")).toHaveStatus(200);
});

test("an instance with another secret does not start, and says why", async ({ skip }) => {
  const { url } = needsServer(skip);
  const own = {
    ...settings(),
    AUTH_SECRET: "another secret, as long as the first",
    DATABASE_URL: url,
  };
  await expect(startSite(own)).rejects.toThrow(
    /has another secret than this start[\s\S]*AUTH_SECRET, the same for all/,
  );
});

test("what is done too often is counted over both", async ({ skip }) => {
  needsServer(skip);
  const { uses } = LIMITS["password-pair"];
  const tries = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        callAction(new Visitor(instances[n % 2]?.url ?? ""), signInAction, [
          ["email", "pair@example.org"],
          ["password", "wrong"],
        ]),
      ),
    );
  const statuses = (await tries(uses)).map(({ status }) => status);
  expect(statuses).not.toContain(429);
  const more = await tries(4);
  expect(more.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
});

test("behind PgBouncer, which keeps nothing of a connection, a third one serves as the others do", async ({
  skip,
}) => {
  const { url } = needsServer(skip);
  const bouncer = await startPgBouncer(url);
  if (!bouncer) return skip("no PgBouncer here (on Debian: apt install pgbouncer)");
  const third = await startSite({ ...settings(), DATABASE_URL: bouncer.url, RATE_LIMIT: "on" });
  try {
    await leadTo(third);
    const visitor = new Visitor(address);
    await signIn(visitor);
    await database?.query("delete from rate_limits");
    const email = `${randomUUID()}@example.org`;
    const list = await visitor.open("/meetings");
    const form = (await list.follow("Moths by lamplight")).form(/Join the waiting list/);
    await form.fill({ Name: "Bo Fenn", "E-mail": email }).submit();
    expect(await rowOf("select status from rsvps where email = $1", [email])).toBeDefined();
    // What it counted is there for all to see.
    const counted = await rowOf("select count(*)::int as n from rate_limits");
    expect(counted.n).toBeGreaterThan(0);
    expect(await third.stop(), third.log()).toBe(0);
  } finally {
    await third.remove();
    await bouncer.stop();
  }
});

test("both end cleanly when they are told to", async ({ skip }) => {
  needsServer(skip);
  for (const site of instances) expect(await site.stop(), site.log()).toBe(0);
});
