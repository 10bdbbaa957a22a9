// `node --import ./tests/year-ahead.ts …`: a year from now, for what would fail by itself one day.
import { shiftDate } from "./shift-date.ts";

shiftDate(365 * 86_400_000);
