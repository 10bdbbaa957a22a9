#!/bin/sh
# ts-ics 2.4.6 (npm) knows neither quoted parameter values (RFC 5545, 3.2) nor escaped commas in
# CATEGORIES (3.8.1.2): of CN="Example, Ann; Dr" it reads the opening quotation mark and stops at the
# semicolon, and "Food\, drink" becomes two categories, one with the backslash. What it writes
# has the same faults, so that it does not read back what it wrote. ical.js 2.2.1 reads both right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ts-ics@2.4.6 ical.js@2.2.1
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import { convertIcsCalendar, generateIcsCalendar } from "ts-ics";
const text = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//EN", "BEGIN:VEVENT", "UID:1@example.org",
  "DTSTAMP:20260101T000000Z", "DTSTART:20260701T170000Z", "SUMMARY:Supper",
  "CATEGORIES:Food\\, drink,Talks", 'ORGANIZER;CN="Example, Ann; Dr":mailto:ann@example.org',
  "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const told = (how, name, categories) => console.log(how, JSON.stringify(name), JSON.stringify(categories));
const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
told("ical.js", event.getFirstProperty("organizer").getParameter("cn"), event.getFirstProperty("categories").getValues());
const [read] = convertIcsCalendar(undefined, text).events;
told("ts-ics", read.organizer.name, read.categories);
const own = generateIcsCalendar({
  version: "2.0",
  prodId: "-//example.org//EN",
  events: [{
    uid: "1@example.org", summary: "Supper", stamp: { date: new Date("2026-01-01T00:00:00Z") },
    start: { date: new Date("2026-07-01T17:00:00Z"), type: "DATE-TIME" }, duration: { hours: 1 },
    organizer: { name: "Example, Ann; Dr", email: "ann@example.org" }, categories: ["Food, drink", "Talks"],
  }],
});
const [again] = convertIcsCalendar(undefined, own).events;
told("ts-ics, its own", again.organizer.name, again.categories);
JS
node read.mjs > seen
cat > expected <<'TEXT'
ical.js "Example, Ann; Dr" ["Food, drink","Talks"]
ts-ics "\"Example, Ann" ["Food\\"," drink","Talks"]
ts-ics, its own "Example, Ann" ["Food"," drink","Talks"]
TEXT
cat seen
diff expected seen
