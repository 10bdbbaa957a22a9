import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explain } from "#app/_launch/explain.ts";
import type { Engine } from "#db/engine.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { ownServer } from "#db/pool.ts";
import { openPostgres } from "#db/postgres.ts";
import { seedDemo } from "#db/seed.ts";
import { closeStore, store, useEngine } from "#db/store.ts";
import { groups, meetings } from "#db/tables.ts";
import { env } from "#lib/env.ts";
import { searchSite } from "#lib/search/public-queries.ts";
import { assertOwnSecret } from "#lib/site/secret.ts";
import { now } from "#lib/time/clock.ts";
import { aRelay } from "#tests/support/relay.ts";

const folder = join(import.meta.dirname, "../../../../drizzle/postgres");

const own = () => env().databaseUrl;
const name = () => `start_${randomUUID().replaceAll("-", "")}`;
const at = (changed: Partial<Record<"hostname" | "pathname" | "port" | "search", string>>) =>
  Object.assign(new URL(own()), changed).href;

async function onServer(...statements: string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: own() });
  await client.connect();
  const results = [];
  for (const statement of statements) results.push(await client.query(statement));
  await client.end();
  return results;
}

const patient = (connectMs: number) => ({ ...ownServer().patience, connectMs });
const open = (url: string, patience = ownServer().patience) => openPostgres({ url, patience });

describe.skipIf(!isPostgres())("on an empty database", () => {
  let database: string;
  beforeEach(async () => {
    database = name();
    await onServer(`create database ${database}`);
  });
  afterEach(async () => {
    useEngine(open(own()));
    await onServer(`drop database ${database} with (force)`);
  });

  it("two that start at once both live, with the sample societies once", async () => {
    const url = at({ pathname: `/${database}` });
    const instances = [open(url), open(url)];
    const start = (engine: Engine) =>
      engine.alone(async () => {
        await engine.migrate(folder);
        useEngine(engine);
        await assertOwnSecret();
        await seedDemo();
        return store.read.$count(groups);
      });
    const [first, second] = await Promise.all(instances.map(start));
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first);
    await Promise.all(instances.map((engine) => engine.close()));
  });
});

describe.skipIf(!isPostgres())("in a schema other than public", () => {
  it("the site stands, is searched, and leaves its neighbours alone", async () => {
    const schema = name();
    await onServer(`create schema ${schema}`);
    const url = at({ search: `?options=${encodeURIComponent(`-c search_path=${schema}`)}` });
    const tablesOf = async (of: string) => {
      const [result] = await onServer(
        `select count(*)::int as n from pg_tables where schemaname = '${of}'`,
      );
      return result?.rows[0].n as number;
    };
    const before = await tablesOf("public");
    const neighbour = await store.read.$count(meetings);
    const engine = open(url);
    await engine.migrate(folder);
    await engine.migrate(folder);
    useEngine(engine);
    await seedDemo();
    expect(await store.read.$count(meetings)).toBeGreaterThan(0);
    expect((await searchSite({ text: "river", at: now() }))?.results.length).toBeGreaterThan(0);
    await closeStore();
    expect(await tablesOf("public")).toBe(before);
    expect(await store.read.$count(meetings)).toBe(neighbour);
    expect(await tablesOf(schema)).toBe(before + 1);
    await onServer(`drop schema ${schema} cascade`);
  });
});

describe.skipIf(!isPostgres())("a server that is not ready yet", () => {
  it.each(["refuses", "says nothing"])("is asked once more: at first it %s", async (first) => {
    const { port: there } = new URL(own());
    const relay = await aRelay(Number(there || 5432));
    if (first === "refuses") relay.refuse();
    else relay.silence();
    const engine = open(at({ hostname: "127.0.0.1", port: `${relay.port}` }), patient(1_500));
    const start = engine.migrate(folder);
    await sleep(500);
    relay.leadTo(Number(there || 5432));
    relay.speak();
    await start;
    await engine.close();
    await relay.close();
  });
});

describe.skipIf(!isPostgres())("a start that cannot be is a sentence", () => {
  const startOn = async (url: string) => {
    Object.assign(env(), { databaseUrl: url });
    const engine = open(url, patient(1_000));
    const error = await engine.migrate(folder).catch((thrown: unknown) => thrown);
    await engine.close();
    return explain(error);
  };
  let url: string;
  beforeEach(() => {
    url = own();
  });
  afterEach(() => {
    Object.assign(env(), { databaseUrl: url });
  });

  it.each([
    [
      "a name that nobody knows",
      { hostname: "db.nowhere.invalid" },
      /No server is known by the name db\.nowhere\.invalid/,
    ],
    [
      "a missing database",
      { pathname: "/not_there" },
      /has no database not_there\. Make it \(createdb not_there\)/,
    ],
    ["nobody at the port", { port: "1" }, /cannot be used now \(ECONNREFUSED/],
    [
      "an encrypted connection that is not offered",
      { search: "?sslmode=verify-full" },
      /takes no encrypted connections/,
    ],
    [
      "a schema that is not there",
      { search: "?options=-c%20search_path%3Dnowhere" },
      /none of the schemas that its search path names \(nowhere\)/,
    ],
  ])("%s", async (_what, changed, words) => {
    const said = await startOn(at(changed));
    expect(said).toMatch(words);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it("somebody else at the port, who says nothing", async () => {
    const silent: Server = createServer();
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    const engine = open(at({ port: `${port}` }), patient(300));
    const error = await engine.migrate(folder).catch((thrown: unknown) => thrown);
    expect(explain(error)).toMatch(/^The database cannot be used now \(.*Check DATABASE_URL/);
    silent.close();
  });

  it("no connection left: how many are needed", () => {
    const error = Object.assign(new Error("sorry, too many clients already"), { code: "53300" });
    expect(explain(error)).toMatch(/takes no more connections.*each instance needs up to \d+/);
  });

  it("a certificate of nobody we know", () => {
    const error = Object.assign(new Error("self-signed certificate"), {
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
      outOfReach: true,
    });
    expect(explain(error)).toMatch(/cannot be trusted \(self-signed certificate\)/);
  });
});
