import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { isUniqueViolation } from "#db/errors.ts";
import { lastWrite, noteProof, store } from "#db/store.ts";
import { settings, topics } from "#db/tables.ts";

describe("store.write", () => {
  it("keeps all of a transaction, or none of it", async () => {
    const failing = store.write(async (tx) => {
      await tx.insert(topics).values({ id: "a", slug: "a", name: "A" });
      throw new Error("half way");
    });
    await expect(failing).rejects.toThrow("half way");
    expect(await store.read.select().from(topics)).toEqual([]);
  });

  it("runs one after the other, so that what one reads no other changes before it writes", async () => {
    await store.write((tx) => tx.insert(settings).values({ key: "n", value: 0 }));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.write(async (tx) => {
          // On PostgreSQL the row must be taken before it is read: the rule of the seam.
          await tx.update(settings).set({ key: "n" }).where(eq(settings.key, "n"));
          const [row] = await tx.select().from(settings).where(eq(settings.key, "n"));
          const value = Number(row?.value) + 1;
          await tx.update(settings).set({ value }).where(eq(settings.key, "n"));
        }),
      ),
    );
    const [row] = await store.read.select().from(settings);
    expect(row?.value).toBe(20);
  });

  it("refuses to nest, which would wait for itself", async () => {
    await expect(store.write(() => store.write(async () => undefined))).rejects.toThrow(
      "pass tx down",
    );
  });

  it("goes on after a write that failed", async () => {
    await store.write(() => Promise.reject(new Error("no"))).catch(() => undefined);
    await store.write((tx) => tx.insert(topics).values({ id: "b", slug: "b", name: "B" }));
    expect(await store.read.select().from(topics)).toHaveLength(1);
  });

  it("says when a row exists already", async () => {
    const insert = () =>
      store.write((tx) => tx.insert(topics).values({ id: "c", slug: "c", name: "C" }));
    await insert();
    const error = await insert().catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(new Error("other"))).toBe(false);
  });
});

it("says how the last write went, and nothing of what it cannot judge", async () => {
  await store.write((tx) => tx.insert(topics).values({ id: "d", slug: "d", name: "D" }));
  expect(lastWrite().last?.refused).toBeNull();
  const refused = Object.assign(new Error("full"), { code: "SQLITE_FULL" });
  await store.write(() => Promise.reject(refused)).catch(() => undefined);
  expect(lastWrite().last?.refused).toBe("SQLITE_FULL");
  await store.write(() => Promise.reject(new Error("a mistake"))).catch(() => undefined);
  expect(lastWrite().last?.refused).toBe("SQLITE_FULL");
  await store.write(async () => undefined);
  expect(lastWrite().last?.refused, "it had nothing to write").toBe("SQLITE_FULL");
  noteProof();
  expect(lastWrite().last?.refused).toBeNull();
});
