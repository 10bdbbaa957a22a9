#!/bin/sh
# ical-js-parser 0.7.4 (npm) reads the first letters of END:VCALENDAR as a property of the last event when
# lines end as RFC 5545, 3.1 says (CRLF): "e": "EN". Written again, the event has the line "E:EN", which is
# no property of iCalendar; with bare line feeds it is not there. The space after a comma in a quoted
# name is lost on the way too. ical.js 2.2.1 gives the event as it was.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ical-js-parser@0.7.4 ical.js@2.2.1
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import parser from "ical-js-parser";
const { toJSON, toString } = parser.default ?? parser;
const lines = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//EN", "BEGIN:VEVENT", "UID:1@example.org",
  "DTSTAMP:20260101T000000Z", "DTSTART:20260701T170000Z",
  'ORGANIZER;CN="Example, Ann":mailto:ann@example.org', "END:VEVENT", "END:VCALENDAR", "",
];
const told = (how, text) =>
  console.log(how, JSON.stringify(text.split(/\r?\n/).filter((line) => /^(ORGANIZER|E:|END:VEVENT)/.test(line))));
told("ical.js", new ICAL.Component(ICAL.parse(lines.join("\r\n"))).toString());
told("ical-js-parser, CRLF", toString(toJSON(lines.join("\r\n"))));
told("ical-js-parser, LF", toString(toJSON(lines.join("\n"))));
JS
node read.mjs > seen
cat > expected <<'TEXT'
ical.js ["ORGANIZER;CN=\"Example, Ann\":mailto:ann@example.org","END:VEVENT"]
ical-js-parser, CRLF ["ORGANIZER;CN=\"Example,Ann\":mailto:ann@example.org","END:VEVENT","E:EN"]
ical-js-parser, LF ["ORGANIZER;CN=\"Example,Ann\":mailto:ann@example.org","END:VEVENT"]
TEXT
cat seen
diff expected seen
