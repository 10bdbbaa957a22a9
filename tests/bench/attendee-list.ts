import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { startSite } from "../site/start.ts";

/*
 * How long the attendee list takes with 5,000 RSVPs, and what it weighs:
 * `npm run bench:attendees`, after a build.
 */

const ROWS = 5000;
const ROUNDS = 20;
const EMAIL = "bench@example.org";
const PASSWORD = "a bench with five thousand";

const folder = mkdtempSync(join(tmpdir(), "marchmont-bench-"));
const databaseUrl = `file:${join(folder, "bench.sqlite")}`;
Object.assign(process.env, { DATABASE_URL: databaseUrl, DATA_DIR: folder });

async function seed(): Promise<string> {
  const { migrate } = await import("#db/migrate.ts");
  const { closeStore, store } = await import("#db/store.ts");
  const { answers, questions, rsvps } = await import("#db/tables.ts");
  const { insertGroup, insertMeeting } = await import("#db/seed/rows.ts");
  const { newId } = await import("#lib/ids.ts");
  const { now } = await import("#lib/time/clock.ts");
  const { personKey } = await import("#lib/text/fold.ts");
  await migrate();
  const states = ["going", "going", "going", "waitlisted", "pending", "cancelled"] as const;
  const diets = ["Anything", "Vegetarian", "Vegan"];
  const meetingId = await store.write(async (tx) => {
    const group = await insertGroup(tx, { id: newId(), slug: "bench", name: "The Bench" });
    const meeting = await insertMeeting(tx, {
      title: "Five thousand",
      groupId: group.id,
      startsAtLocal: "2099-05-01T19:00",
      endsAtLocal: "2099-05-01T21:00",
      capacity: 6000,
    });
    const questionId = newId();
    await tx.insert(questions).values({
      id: questionId,
      meetingId: meeting.id,
      position: 0,
      kind: "one-of",
      label: "What do you eat?",
      options: diets,
    });
    const at = now();
    const rows = Array.from({ length: ROWS }, (_, n) => {
      const name = `Person ${n} of the Thousands`;
      const email = `person${n}@example.org`;
      return {
        id: newId(),
        meetingId: meeting.id,
        name,
        email,
        emailKey: email,
        status: states[n % states.length] ?? "going",
        arrival: n + 1,
        source: n % 3 ? ("web" as const) : ("import" as const),
        note: n % 10 ? "" : "Pays at the door",
        heardFrom: n % 4 ? "A friend" : "The newsletter",
        searchKey: personKey({ name }, email),
        createdAt: at,
        changedAt: at,
      };
    });
    for (let from = 0; from < ROWS; from += 250) {
      const part = rows.slice(from, from + 250);
      await tx.insert(rsvps).values(part);
      await tx
        .insert(answers)
        .values(part.map(({ id }, n) => ({ rsvpId: id, questionId, value: diets[n % 3] ?? "" })));
    }
    return meeting.id;
  });
  await closeStore();
  return meetingId;
}

const meetingId = await seed();
const site = await startSite({
  SEED: "none",
  DATABASE_URL: databaseUrl,
  OWNER_EMAIL: EMAIL,
  OWNER_PASSWORD: PASSWORD,
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({ baseURL: site.url });
  await page.goto("/sign-in?callbackUrl=/dashboard");
  await page.getByLabel("E-mail").first().fill(EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/dashboard"));
  const list = `/dashboard/meetings/${meetingId}/rsvps`;
  for (const [what, path] of [
    ["the first page", list],
    ["a page in the middle", `${list}?page=25`],
    ["a search", `${list}?search=person+42`],
    ["a state and an answer", `${list}?state=going&sort=name`],
    ["all 5,000 chosen", `${list}/bulk?do=note&who=all`],
    ["all of it as CSV", `${list}/export.csv`],
    ["all of it as XLSX", `${list}/export.xlsx`],
    ["all of it on paper", `${list}/paper`],
  ] as const) {
    const times: number[] = [];
    let body: Buffer = Buffer.alloc(0);
    for (let round = 0; round < ROUNDS; round++) {
      const from = performance.now();
      const answer = await page.request.get(path);
      body = await answer.body();
      times.push(performance.now() - from);
      if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
    }
    const [middle, slowest] = [times.toSorted((a, b) => a - b)[ROUNDS / 2], Math.max(...times)];
    const kb = (n: number) => `${(n / 1024).toFixed(0)} KB`;
    console.log(
      `${what.padEnd(24)} median ${middle?.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms, ${kb(body.length)}, ${kb(gzipSync(body).length)} compressed`,
    );
  }
} finally {
  await browser.close();
  await site.remove();
  rmSync(folder, { recursive: true, force: true });
}
