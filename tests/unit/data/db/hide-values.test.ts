import { inspect } from "node:util";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { isUniqueViolation } from "#db/errors.ts";
import { insertRow } from "#db/insert-row.ts";
import { store } from "#db/store.ts";
import { outbox } from "#db/tables.ts";
import { aMail } from "#tests/support/mails.ts";

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("an error of the database, as it is written to the log,", () => {
  it.each(["insert", "insertRow"] as const)("tells nobody's address when %s fails", async (how) => {
    await aMail({ to: { name: "Ann", email: "ann@example.org" } });
    const [row] = await store.read.select().from(outbox);
    if (!row) throw new Error("no mail");
    const error = await failure(
      store.write(async (tx) => {
        await (how === "insert" ? tx.insert(outbox).values(row) : insertRow(tx, outbox, row));
      }),
    );
    expect(isUniqueViolation(error)).toBe(true);
    expect(inspect(error, { depth: 9 })).toContain('Failed query: insert into "outbox"');
    expect(inspect(error, { depth: 9 })).not.toMatch(/ann@example|Ann/);
  });

  it("nor what was looked for", async () => {
    const wrong = sql`no_such_function(${"ann@example.org"})`;
    const error = await failure(
      Promise.resolve(store.read.select().from(outbox).where(eq(outbox.toEmail, wrong))),
    );
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9 })).not.toContain("ann@example");
  });
});
