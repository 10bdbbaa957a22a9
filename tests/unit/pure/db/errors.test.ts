import { CallbackRouteError } from "@auth/core/errors";
import pg from "pg";
import { describe, expect, it } from "vitest";
import {
  isBusy,
  isCollision,
  isContended,
  isCorrupt,
  isUnavailable,
  isUniqueViolation,
  OutOfReach,
} from "#db/errors.ts";
import { reach } from "#db/pool.ts";

const said = (code: string) =>
  Object.assign(new pg.DatabaseError("said by the server", 0, "error"), { code });

const thrownBy = (error: unknown) =>
  reach(Promise.reject(error)).then(
    () => null,
    (thrown: unknown) => thrown,
  );

describe("isUnavailable", () => {
  it.each([
    ["a connection that broke in a query", new Error("Connection terminated unexpectedly")],
    ["none that was free in time", new Error("timeout exceeded when trying to connect")],
    ["no answer", new Error("Query read timeout")],
    ["a name that nobody knows", Object.assign(new Error("x"), { code: "ENOTFOUND" })],
    ["a reset", Object.assign(new Error("x"), { code: "ECONNRESET" })],
  ])("is so of whatever the driver says without the server: %s", async (_what, error) => {
    const thrown = await thrownBy(error);
    expect(isUnavailable(thrown)).toBe(true);
    expect(isUnavailable(new Error("Failed query: select", { cause: thrown }))).toBe(true);
  });

  it.each([
    ["08006", "28P01", "3D000", "40001", "40P01", "53100", "53300", "55P03"],
    ["57014", "57P01", "57P03", "58030", "25006", "25P03"],
  ])("and of what the server says: %s …", async (...codes) => {
    for (const code of codes) expect(isUnavailable(await thrownBy(said(code))), code).toBe(true);
  });

  it("not of faults of ours, which must be seen", async () => {
    for (const code of ["23505", "42703", "22001", "25001"]) {
      expect(isUnavailable(await thrownBy(said(code))), code).toBe(false);
    }
    expect(isUnavailable(await thrownBy(new TypeError("x is not a function")))).toBe(false);
    expect(isUnavailable(new Error("timeout exceeded when trying to connect"))).toBe(false);
  });

  it("also where Auth.js has wrapped it, as at sign-in", () => {
    const out = new OutOfReach(new Error("Connection terminated"));
    // Its types know nothing of errors, which it is given all the same.
    const wrapped = (error: Error) => new CallbackRouteError(error as never);
    expect(isUnavailable(wrapped(out))).toBe(true);
    expect(isUnavailable(wrapped(new Error("other")))).toBe(false);
  });

  it("by what an error bears, whatever the build calls its class", () => {
    const a = Object.assign(new Error("x"), { outOfReach: true, name: "a" });
    expect(isUnavailable(a)).toBe(true);
  });
});

/** What is said of an error: u unavailable, b busy, c corrupt, x a unique violation, r may be run again, t contended. */
const signsOf = (error: unknown) =>
  Object.entries({
    u: isUnavailable,
    b: isBusy,
    c: isCorrupt,
    x: isUniqueViolation,
    r: isCollision,
    t: isContended,
  })
    .filter(([, holds]) => holds(error))
    .map(([sign]) => sign)
    .join("");

describe("what is said of each code, at any depth", () => {
  it.each([
    ["SQLITE_BUSY", "ub"],
    ["SQLITE_BUSY_SNAPSHOT", "ub"],
    ["SQLITE_LOCKED", "u"],
    ["SQLITE_FULL", "u"],
    ["SQLITE_READONLY", "u"],
    ["SQLITE_IOERR_WRITE", "u"],
    ["SQLITE_CANTOPEN", "u"],
    ["SQLITE_CORRUPT", "c"],
    ["SQLITE_NOTADB", "c"],
    ["SQLITE_CONSTRAINT_UNIQUE", "x"],
    ["SQLITE_CONSTRAINT_PRIMARYKEY", "x"],
    ["SQLITE_CONSTRAINT_FOREIGNKEY", ""],
    ["SQLITE_ERROR", ""],
    ["23505", "x"],
    ["23503", ""],
    ["40001", "urt"],
    ["40P01", "urt"],
    ["55P03", "ut"],
    ["08006", "u"],
    ["57P01", "u"],
    ["25006", "u"],
    ["25P02", ""],
    [undefined, ""],
  ])("%s: %s", (code, expected) => {
    const error = Object.assign(new Error("said"), code === undefined ? {} : { code });
    const wrapped = new Error("Failed query", { cause: new Error("again", { cause: error }) });
    expect([signsOf(error), signsOf(wrapped)]).toEqual([expected, expected]);
  });

  it("and of what is no error", () => {
    for (const none of [undefined, null, "SQLITE_BUSY", { code: "SQLITE_BUSY" }])
      expect(signsOf(none)).toBe("");
  });
});
