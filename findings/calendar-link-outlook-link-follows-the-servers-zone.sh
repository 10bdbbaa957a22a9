#!/bin/sh
# calendar-link 2.11.5 (npm): the Google link of an event holds the instant in UTC, the Outlook link of the
# same event the wall time of the machine that made it, without a zone, which can only be taken for the
# reader's own. So a talk at 18:00 in London is offered at 17:00, 18:00 or 13:00: it depends on
# where the server stands, and for readers elsewhere it is never right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund calendar-link@2.11.5
cat > made.mjs <<'JS'
import { google, outlook } from "calendar-link";
const talk = { title: "Talk", start: "2026-07-01 18:00:00 +0100", end: "2026-07-01 20:00:00 +0100" };
const of = (link, name) => new URL(link).searchParams.get(name);
console.log(process.env.TZ, of(google(talk), "dates"), of(outlook(talk), "startdt"));
JS
for zone in UTC Europe/London America/New_York; do TZ=$zone node made.mjs; done > seen
cat > expected <<'TEXT'
UTC 20260701T170000Z/20260701T190000Z 2026-07-01T17:00:00
Europe/London 20260701T170000Z/20260701T190000Z 2026-07-01T18:00:00
America/New_York 20260701T170000Z/20260701T190000Z 2026-07-01T13:00:00
TEXT
cat seen
diff expected seen
