import { inspect } from "node:util";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { isUniqueViolation } from "#db/errors.ts";
import { insertRow } from "#db/insert-row.ts";
import { isPostgres } from "#db/is-postgres.ts";
import { store } from "#db/store.ts";
import { meetings, outbox } from "#db/tables.ts";
import { aGroup, aMeeting } from "#tests/factories.ts";
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

  it.skipIf(isPostgres())("nor what stands in a JSON column that cannot be read", async () => {
    const meeting = await aMeeting((await aGroup()).id);
    const broken = sql`update meetings set put_away = ${"Ann of the wells"} where id = ${meeting.id}`;
    await store.write((tx) => tx.run(broken));
    const reading = store.read.select({ putAway: meetings.putAway }).from(meetings);
    const error = await failure(Promise.resolve(reading));
    expect(inspect(error, { depth: 9 })).toContain("is no JSON");
    expect(inspect(error, { depth: 9 })).not.toMatch(/Ann|wells/);
  });

  it.runIf(isPostgres()).each(["integer", "jsonb", "timestamptz"])(
    "nor a value that is no %s",
    async (type) => {
      const wrong = sql`cast(${"Ann of the wells"} as ${sql.raw(type)})`;
      const error = await failure(Promise.resolve(store.read.select({ wrong }).from(outbox)));
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 9 })).not.toMatch(/Ann|wells/);
    },
  );
});
