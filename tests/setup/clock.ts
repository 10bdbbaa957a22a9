import { beforeEach } from "vitest";
import { setClock } from "#lib/time/clock.ts";
import { shiftDate } from "#tests/shift-date.ts";

/** When every test begins, whatever the day it is run on; from there the time goes on. */
const BEGIN = Date.parse("2026-11-22T12:00:00Z");

const realNow = () => Math.round(performance.timeOrigin + performance.now());

function begin(): void {
  shiftDate(BEGIN - realNow());
  setClock(Date.now);
}

begin();
beforeEach(begin);
