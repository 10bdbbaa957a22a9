import { describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { groups, spentKeys } from "#db/tables.ts";
import { once } from "#lib/forms/once.ts";
import { forgetSpentKeys } from "#lib/forms/retention.ts";
import { done, type Result } from "#lib/result.ts";
import { joinMeeting } from "#lib/rsvps/join.ts";
import { createMeeting } from "#lib/scheduling/create.ts";
import { meetingInput } from "#lib/scheduling/input.ts";
import { now, setClock } from "#lib/time/clock.ts";
import { aGroup, aMeeting, aMember } from "#tests/factories.ts";
import { mailRows, statuses } from "#tests/support/people.ts";

const key = "0123456789abcdef0123";
const other = "fedcba98765432100000";

async function counting() {
  const group = await aGroup();
  let n = 0;
  const rename = (): Promise<Result<number>> =>
    store.write(async (tx) => {
      n += 1;
      await tx.update(groups).set({ name: `Name ${n}` });
      return done(n);
    });
  return { group, rename, times: () => n };
}

describe("once", () => {
  it("does the same form once, and says the second time what came of it", async () => {
    const { rename } = await counting();
    const values = { formKey: key, title: "Harvest" };
    const first = await once(values, ["me"], rename);
    expect(await once({ ...values }, ["me"], rename)).toEqual(first);
    expect(first.result).toEqual({ ok: true, value: 1 });
  });

  it("does the same words with another key again, and other words with the same key", async () => {
    const { rename } = await counting();
    await once({ formKey: key, title: "Harvest" }, ["me"], rename);
    const second = await once({ formKey: other, title: "Harvest" }, ["me"], rename);
    expect(second.result).toEqual({ ok: true, value: 2 });
    const changed = await once({ formKey: key, title: "Harvest home" }, ["me"], rename);
    expect(changed.result).toEqual({ ok: true, value: 3 });
    expect((await once({ formKey: key, title: "Harvest" }, ["you"], rename)).result).toMatchObject({
      value: 4,
    });
  });

  it("does it once though both come at the same moment", async () => {
    const group = await aGroup();
    const actor = await aMember(group.id, "organizer");
    const input = meetingInput.parse({
      groupId: group.id,
      title: "A new one",
      startsAtLocal: "2027-01-10T19:00",
      endsAtLocal: "2027-01-10T21:00",
      timeZone: "Europe/London",
    });
    const press = () =>
      once({ formKey: key, title: "A new one" }, ["me"], () => createMeeting(actor, input));
    const [a, b, c] = await Promise.all([press(), press(), press()]);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    expect(a.result.ok).toBe(true);
  });

  it("gives the last seat and its one mail to who pressed twice", async () => {
    const { id } = await aMeeting((await aGroup()).id, { capacity: 1, waitlist: false });
    const press = () =>
      once({ formKey: key, name: "Ann" }, [id], () =>
        joinMeeting({ meetingId: id, name: "Ann", email: "ann@example.org", partySize: 1 }),
      );
    const [a, b] = await Promise.all([press(), press()]);
    expect(b).toEqual(a);
    expect(await statuses(id)).toEqual(["Ann going 1"]);
    expect(await mailRows()).toHaveLength(1);
  });

  it("spends nothing on what is refused, nor on what fails", async () => {
    const { id } = await aMeeting((await aGroup()).id, { status: "cancelled" });
    const join = () =>
      joinMeeting({ meetingId: id, name: "A", email: "a@example.org", partySize: 1 });
    expect((await once({ formKey: key }, [], join)).result.ok).toBe(false);
    const fails = () => store.write(async () => Promise.reject(new Error("disk")));
    await expect(once({ formKey: key }, [], fails)).rejects.toThrow("disk");
    expect(await store.read.$count(spentKeys)).toBe(0);
  });

  it("keeps what came of a deed of several transactions", async () => {
    const { rename } = await counting();
    const both = async (): Promise<Result<string>> => {
      await rename();
      const second = await rename();
      return second.ok ? done(`renamed ${second.value} times`) : second;
    };
    const first = await once({ formKey: key }, [], both);
    expect(await once({ formKey: key }, [], both)).toEqual(first);
    expect(first.result).toEqual({ ok: true, value: "renamed 2 times" });
  });

  it("tells who comes while it is done what came of the last of its transactions", async () => {
    const { rename, times } = await counting();
    const all = async (): Promise<Result<string>> => {
      await store.write((tx) => tx.update(groups).set({ name: "Begun" }));
      await rename();
      await rename();
      return done("renamed");
    };
    const press = () => once({ formKey: key }, [], all);
    const [a, b, c] = await Promise.all([press(), press(), press()]);
    expect(a.result).toEqual({ ok: true, value: "renamed" });
    expect([b, c]).toEqual([a, a]);
    expect(times()).toBe(2);
  });

  it("knows a file by its name and what is in it", async () => {
    const { rename } = await counting();
    // What a browser sends twice are two files, each made anew here.
    const file = (text: string) => new File([text], "list.csv");
    const send = async (text: string) =>
      (await once({ formKey: key, file: file(text) }, [], rename)).result;
    const first = await send("Ann");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await send("Ann")).toEqual(first);
    expect(await send("Bea")).not.toEqual(first);
  });

  it("keeps neither key nor words that could be read, and nothing after a day", async () => {
    const { rename } = await counting();
    await once({ formKey: key, title: "Harvest" }, ["me"], rename);
    const [row] = await store.read.select().from(spentKeys);
    expect(JSON.stringify(row)).not.toMatch(/Harvest|0123456789abcdef/);
    setClock(new Date(now().getTime() + 25 * 3_600_000));
    await forgetSpentKeys(now());
    expect(await store.read.$count(spentKeys)).toBe(0);
  });

  it("does a form without a key each time", async () => {
    const { rename, times } = await counting();
    await once({ title: "x" }, [], rename);
    await once({ title: "x" }, [], rename);
    expect(times()).toBe(2);
  });
});
