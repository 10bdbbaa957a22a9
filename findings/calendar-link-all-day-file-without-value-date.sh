#!/bin/sh
# calendar-link 2.11.5 (npm) writes an all-day event as DTSTART:20260701, without VALUE=DATE, though
# DTSTART is a date-time unless it says otherwise (RFC 5545, 3.8.2.4). Three readers, three
# answers: ical.js 2.2.1 throws, ts-ics 2.4.6 has an event without a start, node-ical 0.27.2 takes it for
# the day that was meant. So a file that works in one calendar is refused by the next.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund calendar-link@2.11.5 ical.js@2.2.1 ts-ics@2.4.6 node-ical@0.27.2
cat > read.mjs <<'JS'
import { ics } from "calendar-link";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { convertIcsCalendar } from "ts-ics";
const link = ics({ title: "Fair", start: "2026-07-01", allDay: true });
const text = decodeURIComponent(link.slice(link.indexOf(",") + 1));
console.log(text.match(/^DTSTART.*$/m)[0].trim());
try {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  console.log("ical.js", event.getFirstPropertyValue("dtstart").toString());
} catch (error) {
  console.log("ical.js throws:", error.message);
}
console.log("ts-ics", JSON.stringify(convertIcsCalendar(undefined, text).events[0].start));
const [event] = Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === "VEVENT");
console.log("node-ical", event.datetype, event.start.getFullYear(), event.start.getMonth() + 1, event.start.getDate());
JS
TZ=UTC node read.mjs > seen
cat > expected <<'TEXT'
DTSTART:20260701
ical.js throws: invalid date-time value: "2026-07-01T::"
ts-ics {"date":null,"type":"DATE-TIME"}
node-ical date 2026 7 1
TEXT
cat seen
diff expected seen
