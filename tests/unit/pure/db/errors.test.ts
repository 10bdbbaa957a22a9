import { CallbackRouteError } from "@auth/core/errors";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { isUnavailable, OutOfReach } from "#db/errors.ts";
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
