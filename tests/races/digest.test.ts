import { expect, test } from "vitest";
import { store } from "#db/store.ts";
import { mailings } from "#db/tables.ts";
import { sendDigests } from "#lib/newsletter/digest.ts";
import { setClock } from "#lib/time/clock.ts";
import { aSubscriber } from "#tests/support/subscribers.ts";
import { aGroup, aMeeting } from "../factories.ts";

const DAY_MS = 86_400_000;
const ROUNDS = 20;

test("instances that look at the same moment start one digest between them", async () => {
  const { id } = await aGroup();
  const monday = Date.parse("2026-11-02T12:00:00Z");
  const restore = setClock(() => at);
  let at = monday - DAY_MS;
  await aSubscriber("ann@example.org", { groups: [id], pace: "weekly" });
  for (let round = 0; round < ROUNDS; round++) {
    await aMeeting(id, { firstPublishedAt: new Date(at + 1000) });
    at = monday + round * 7 * DAY_MS;
    await Promise.all([sendDigests(), sendDigests(), sendDigests()]);
    expect(await store.read.$count(mailings)).toBe(round + 1);
    at += 6 * DAY_MS;
  }
  restore();
});
