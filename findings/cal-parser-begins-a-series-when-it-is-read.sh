#!/bin/sh
# cal-parser 1.0.2 (npm) hands a repeating event's rule on without its DTSTART (RFC 5545, 3.8.5.3: the
# start is the first date of the series): its dates begin at the second in which the file is read, on
# that weekday and at that hour. The same file read on another day is another series. A date struck out
# by EXDATE is then not met either, so it is not left out. ical.js 2.2.1 gives the dates that are meant.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund cal-parser@1.0.2 ical.js@2.2.1
cat > read.mjs <<'JS'
import cal from "cal-parser";
import ICAL from "ical.js";
const text = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//EN", "BEGIN:VEVENT", "UID:1@example.org",
  "DTSTAMP:20200101T000000Z", "DTSTART:20200103T190000Z", "DTEND:20200103T210000Z", "SUMMARY:Supper",
  "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20200110T190000Z", "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const whole = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
const dates = [];
const each = whole.iterator();
for (let date = each.next(); date; date = each.next()) dates.push(date.toString());
console.log("ical.js", dates.join(" "));
const before = Math.floor(Date.now() / 1000);
const [event] = cal.parseString(text).events;
const after = Math.floor(Date.now() / 1000);
const given = event.recurrenceRule.all().map((date) => date.getTime() / 1000);
const now = given[0] >= before && given[0] <= after;
console.log("cal-parser", given.length, "dates, the first is", now ? "the second of reading" : given[0]);
JS
node read.mjs > seen
cat > expected <<'TEXT'
ical.js 2020-01-03T19:00:00Z 2020-01-17T19:00:00Z 2020-01-24T19:00:00Z
cal-parser 4 dates, the first is the second of reading
TEXT
cat seen
diff expected seen
