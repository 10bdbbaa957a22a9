#!/bin/sh
# ical.js 2.2.1 (npm) forgets INTERVAL where a monthly rule also names its months (RFC 5545, 3.3.10: the
# interval says which months come round, BYMONTH which of those are kept): "every second month on the
# third Wednesday, but not in August" becomes every month but August. Without BYMONTH it keeps the interval.
# rrule-temporal 2.2.8 gives the dates that are meant, with and without.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule-temporal@2.2.8
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import { RRuleTemporal } from "rrule-temporal";
function show(rule) {
  const start = "20380120T190000Z";
  const each = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString("2038-01-20T19:00:00Z"));
  const byIcal = Array.from({ length: 5 }, () => each.next().toString().slice(0, 10));
  const other = new RRuleTemporal({ rruleString: `DTSTART:${start}\nRRULE:${rule}` });
  const byOther = [];
  other.all((date) => byOther.push(date.toString().slice(0, 10)) < 5);
  console.log(rule);
  console.log("  ical.js        ", byIcal.join(" "));
  console.log("  rrule-temporal ", byOther.join(" "));
}
show("FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE");
show("FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE;BYMONTH=1,2,3,4,5,6,7,9,10,11,12");
JS
node read.mjs > seen
cat > expected <<'TEXT'
FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE
  ical.js         2038-01-20 2038-03-17 2038-05-19 2038-07-21 2038-09-15
  rrule-temporal  2038-01-20 2038-03-17 2038-05-19 2038-07-21 2038-09-15
FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE;BYMONTH=1,2,3,4,5,6,7,9,10,11,12
  ical.js         2038-01-20 2038-02-17 2038-03-17 2038-04-21 2038-05-19
  rrule-temporal  2038-01-20 2038-03-17 2038-05-19 2038-07-21 2038-09-15
TEXT
cat seen
diff expected seen
