#!/bin/sh
# datebook 8.0.1 (npm) writes TRANSP:TRANSPARENT and CLASS:PUBLIC into every .ics that it makes, whatever
# the event: whoever adds it is shown as free at that hour (RFC 5545, 3.8.2.7; without the property an
# event is opaque). Its Yahoo link of the same event gives the UTC clock without a "Z", and
# leaves out the recurrence that the Google link carries.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund datebook@8.0.1
cat > made.mjs <<'JS'
import { GoogleCalendar, ICalendar, YahooCalendar } from "datebook";
const talk = {
  title: "Talk",
  start: new Date("2026-07-08T19:00:00Z"),
  end: new Date("2026-07-08T21:00:00Z"),
  recurrence: { frequency: "WEEKLY", interval: 2 },
};
const text = new ICalendar(talk).render();
console.log(text.match(/^TRANSP.*$/m)[0].trim(), text.match(/^CLASS.*$/m)[0].trim(), text.match(/^RRULE.*$/m)[0].trim());
const of = (calendar, ...names) => names.map((name) => new URL(calendar.render()).searchParams.get(name)).join(" ");
console.log("Google", of(new GoogleCalendar(talk), "dates", "recur"));
console.log("Yahoo", of(new YahooCalendar(talk), "st", "dur", "recur"));
JS
TZ=UTC node made.mjs > seen
cat > expected <<'TEXT'
TRANSP:TRANSPARENT CLASS:PUBLIC RRULE:FREQ=WEEKLY;INTERVAL=2
Google 20260708T190000Z/20260708T210000Z RRULE:FREQ=WEEKLY;INTERVAL=2
Yahoo 20260708T190000 0200 
TEXT
cat seen
diff expected seen
