import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const SCRIPT = `
import sys, json
from datetime import datetime, timezone
from zoneinfo import ZoneInfo
asked = json.load(sys.stdin)
answer = {}
for zone, instants in asked.items():
    try:
        z = ZoneInfo(zone)
    except Exception:
        continue
    answer[zone] = [int(datetime.fromtimestamp(i, timezone.utc).astimezone(z).utcoffset().total_seconds()) for i in instants]
json.dump(answer, sys.stdout)
`;

/** The release of the machine's zone data ("2026f"), or null if it has none that can be read. */
export function systemZoneRelease(): string | null {
  const file = "/usr/share/zoneinfo/tzdata.zi";
  if (!existsSync(file)) return null;
  return /^# version (\S+)/.exec(readFileSync(file, "latin1"))?.[1] ?? null;
}

/**
 * Offsets in seconds that the machine's own zone data give for instants (Unix
 * seconds), through Python's zoneinfo; null where there is no Python. A zone
 * that the machine does not know is left out.
 */
export function systemOffsets(asked: Record<string, number[]>): Record<string, number[]> | null {
  try {
    const answer = execFileSync("python3", ["-c", SCRIPT], {
      input: JSON.stringify(asked),
      maxBuffer: 1 << 28,
      encoding: "utf8",
    });
    return JSON.parse(answer);
  } catch (error) {
    console.info(`No Python with zoneinfo to compare zones with: ${String(error).split("\n")[0]}`);
    return null;
  }
}
