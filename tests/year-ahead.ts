// `node --import ./tests/year-ahead.ts …`: a year from now, for what would fail by itself one day;
// or AHEAD_DAYS from now, for a machine whose clock is wrong.
import { shiftDate } from "./shift-date.ts";

shiftDate(Number(process.env.AHEAD_DAYS ?? 365) * 86_400_000);
