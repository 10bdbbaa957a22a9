import { eq, type SQL, sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isPostgres } from "#db/is-postgres.ts";
import { closeStore, store } from "#db/store.ts";
import { settings } from "#db/tables.ts";
import { health, tryWrite, watchWrites } from "#lib/health.ts";

/** Changes how the one writing connection stands to its file. */
const pragma = (text: SQL) => store.write((tx) => tx.run(text)).catch(() => undefined);

afterEach(() => vi.restoreAllMocks());

const MINUTE = 60_000;

describe("the site's health", () => {
  it("is that of the last write, and unknown before the first", async () => {
    await closeStore();
    expect(health()).toMatchObject({ status: "unavailable", database: { code: "NOT_TRIED" } });
    await tryWrite();
    expect(health()).toEqual({
      status: "ok",
      database: { engine: isPostgres() ? "postgres" : "sqlite", writable: true },
    });
  });

  it("is looked after: once a minute, and soon where a write was refused", async () => {
    const tried = async () =>
      (await store.read.select().from(settings).where(eq(settings.key, "health.tried"))).length;
    const forget = () => store.write((tx) => tx.delete(settings));
    const start = performance.now();
    const clock = vi.spyOn(performance, "now").mockReturnValue(start + 10 * MINUTE);
    expect(await watchWrites(), "looks again soon").toBeLessThanOrEqual(5_000);
    expect(await tried()).toBe(1);
    await forget();
    await watchWrites();
    expect(await tried(), "within the minute").toBe(0);
    const refused = Object.assign(new Error("full"), { code: "SQLITE_FULL" });
    await store.write(() => Promise.reject(refused)).catch(() => undefined);
    await watchWrites();
    expect(await tried(), "once refused").toBe(1);
    await forget();
    clock.mockReturnValue(start + 11 * MINUTE);
    await watchWrites();
    expect(await tried(), "after a minute").toBe(1);
  });

  it("is bad where writes are not even refused any more", async () => {
    await tryWrite();
    const later = performance.now() + 4 * MINUTE;
    vi.spyOn(performance, "now").mockReturnValue(later);
    expect(health()).toMatchObject({ status: "unavailable", database: { code: "SILENT" } });
  });

  it.skipIf(isPostgres())("tells a full database, and that it takes writes again", async () => {
    await pragma(sql`pragma max_page_count = 1`);
    const value = "x".repeat(500_000);
    const large = store.write((tx) => tx.insert(settings).values({ key: "large", value }));
    await expect(large).rejects.toThrow();
    expect(health()).toMatchObject({ status: "unavailable", database: { code: "SQLITE_FULL" } });
    await store.write(async (tx) => tx.delete(settings).where(eq(settings.key, "nothing")));
    expect(health().status, "nothing was changed").toBe("unavailable");
    await pragma(sql`pragma max_page_count = 1000000`);
    await watchWrites();
    expect(health().status).toBe("ok");
  });

  it.skipIf(isPostgres())("tells a database that is read-only", async () => {
    await tryWrite();
    await pragma(sql`pragma query_only = on`);
    await tryWrite();
    expect(health()).toMatchObject({
      status: "unavailable",
      database: { code: "SQLITE_READONLY" },
    });
    await closeStore();
  });
});
