/*
 * Loaded by `node --import` before a site on SQLite: writes each statement that
 * a request with the header "x-count" makes to STATEMENTS_FILE, beside the
 * header's value.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { appendFileSync } from "node:fs";
import { type IncomingMessage, Server } from "node:http";
import Sqlite from "better-sqlite3";

const file = process.env.STATEMENTS_FILE ?? "";
const request = new AsyncLocalStorage<string>();

const emit = Server.prototype.emit as (this: Server, event: string, ...rest: unknown[]) => boolean;
Server.prototype.emit = function (event: string, ...rest: unknown[]) {
  const mark = event === "request" && (rest[0] as IncomingMessage).headers["x-count"];
  const go = () => emit.call(this, event, ...rest);
  return mark ? request.run(String(mark), go) : go();
};

type Method = (this: { source: string }, ...values: unknown[]) => unknown;

const methods: Record<string, Method> = Object.getPrototypeOf(
  new Sqlite(":memory:").prepare("select 1"),
);
for (const name of ["all", "get", "run"]) {
  const method = methods[name]!;
  methods[name] = function (...values) {
    const mark = request.getStore();
    if (mark) appendFileSync(file, `${JSON.stringify([mark, this.source])}\n`);
    return method.apply(this, values);
  };
}
