#!/bin/sh
# cal-parser 1.0.2 (npm) keeps one value for each name of a property: of an event with three ATTENDEE
# lines (RFC 5545, 3.8.4.1: may stand more than once) and two of CATEGORIES it gives the last of each,
# as an object and not a list, and says nothing of the others. Whoever counts acceptances counts one.
# ical.js 2.2.1 gives all.
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
  "DTSTAMP:20260101T000000Z", "DTSTART:20260701T170000Z", "SUMMARY:Supper",
  "CATEGORIES:Talks", "CATEGORIES:Walks",
  "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.org",
  "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@example.org",
  "ATTENDEE;PARTSTAT=DECLINED:mailto:cat@example.org",
  "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const whole = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
const values = (name) => whole.getAllProperties(name).map((property) => property.getFirstValue());
console.log("ical.js", JSON.stringify([values("attendee"), values("categories")]));
const [event] = cal.parseString(text).events;
console.log("cal-parser", JSON.stringify([event.attendee, event.categories]));
JS
node read.mjs > seen
cat > expected <<'TEXT'
ical.js [["mailto:ann@example.org","mailto:ben@example.org","mailto:cat@example.org"],["Talks","Walks"]]
cal-parser [{"value":"mailto:cat@example.org","params":{"partstat":"DECLINED"}},{"value":"Walks"}]
TEXT
cat seen
diff expected seen
