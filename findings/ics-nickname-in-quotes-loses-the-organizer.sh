#!/bin/sh
# ics 3.12.0 (npm) escapes a quotation mark in an organizer's name by a backslash, which parameter values
# do not know (RFC 5545, 3.2: no DQUOTE in them; RFC 6868 has ^'). Read back, ical.js 2.2.1 cuts
# the name at the mark, and node-ical 0.27.2 has no organizer at all: the address that
# replies go to is lost with the nickname.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ics@3.12.0 ical.js@2.2.1 node-ical@0.27.2
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import { createEvent } from "ics";
import nodeIcal from "node-ical";
const written = (name) =>
  createEvent({
    start: [2026, 7, 1, 17, 30],
    startInputType: "utc",
    duration: { hours: 1 },
    title: "Talk",
    organizer: { name, email: "ann@example.org" },
  }).value;
for (const name of ["Ann Example", 'Ann "Nan" Example']) {
  const text = written(name);
  const property = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent").getFirstProperty("organizer");
  const [event] = Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === "VEVENT");
  console.log(text.match(/^ORGANIZER.*$/m)[0].trim());
  console.log("  ical.js:", property.getParameter("cn"));
  console.log("  node-ical:", JSON.stringify(event.organizer));
}
JS
node read.mjs > seen
cat > expected <<'TEXT'
ORGANIZER;CN="Ann Example":MAILTO:ann@example.org
  ical.js: Ann Example
  node-ical: {"params":{"CN":"Ann Example"},"val":"MAILTO:ann@example.org"}
ORGANIZER;CN="Ann \"Nan\" Example":MAILTO:ann@example.org
  ical.js: Ann \
  node-ical: undefined
TEXT
cat seen
diff expected seen
