import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { changeName, changePassword } from "#lib/accounts/commands.ts";
import { findSession, hasPassword } from "#lib/accounts/queries.ts";
import { signInWithPassword } from "#lib/accounts/sign-in.ts";
import { aGroup, aMember, aSession } from "#tests/factories.ts";
import { shown } from "#tests/support/refused.ts";

let ann: Actor;
let bob: Actor;
beforeEach(async () => {
  const { id } = await aGroup();
  ann = await aMember(id);
  bob = await aMember(id);
});

const change = (currentPassword: string, password: string, proven = false) =>
  changePassword(ann, { currentPassword, password }, { proven });

describe("changePassword", () => {
  it("sets a first one without asking for another", async () => {
    expect(await hasPassword(ann.accountId)).toBe(false);
    expect(await change("", "correct horse")).toMatchObject({ ok: true });
    expect(await hasPassword(ann.accountId)).toBe(true);
    expect(await signInWithPassword(ann.email, "correct horse", "")).not.toBeNull();
  });

  it("asks for the present one, and changes nothing when it is wrong", async () => {
    await change("", "correct horse");
    expect(shown(await change("wrong horse", "battery staple"))).toMatchObject({
      ok: false,
      fieldErrors: { currentPassword: expect.any(String) },
    });
    expect(await change("", "battery staple")).toMatchObject({ ok: false });
    expect(await signInWithPassword(ann.email, "correct horse", "")).not.toBeNull();
    expect(await change("correct horse", "battery staple")).toMatchObject({ ok: true });
    expect(await signInWithPassword(ann.email, "correct horse", "")).toBeNull();
    expect(await signInWithPassword(ann.email, "battery staple", "")).not.toBeNull();
  });

  it("does not ask somebody who has just come in by a mailed link", async () => {
    await change("", "correct horse");
    expect(await change("", "battery staple", true)).toMatchObject({ ok: true });
  });
});

describe("changeName", () => {
  it("shows from the next request on", async () => {
    const [anns, bobs] = [await aSession(ann), await aSession(bob)];
    await changeName(ann, { name: "Ann Other" });
    expect((await findSession(anns))?.actor.name).toBe("Ann Other");
    expect((await findSession(bobs))?.actor.name).toBe(bob.name);
  });
});
