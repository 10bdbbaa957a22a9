import { beforeEach, describe, expect, it } from "vitest";
import { store } from "#db/store.ts";
import { signInTokens } from "#db/tables.ts";
import type { Actor } from "#lib/access/actor.ts";
import { changeName, changePassword, signOutEverywhere } from "#lib/accounts/commands.ts";
import { findActor, hasPassword } from "#lib/accounts/queries.ts";
import { createSignInToken, signInWithPassword } from "#lib/accounts/sign-in.ts";
import { aGroup, aMember } from "#tests/factories.ts";
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
    expect(await signInWithPassword(ann.email, "correct horse")).toMatchObject({ sessionEpoch: 1 });
  });

  it("asks for the present one, and changes nothing when it is wrong", async () => {
    await change("", "correct horse");
    expect(shown(await change("wrong horse", "battery staple"))).toMatchObject({
      ok: false,
      fieldErrors: { currentPassword: expect.any(String) },
    });
    expect(await change("", "battery staple")).toMatchObject({ ok: false });
    expect(await signInWithPassword(ann.email, "correct horse")).toMatchObject({ sessionEpoch: 1 });
    expect(await change("correct horse", "battery staple")).toMatchObject({ ok: true });
    expect(await signInWithPassword(ann.email, "correct horse")).toBeNull();
    expect(await signInWithPassword(ann.email, "battery staple")).not.toBeNull();
  });

  it("does not ask somebody who has just come in by a mailed link", async () => {
    await change("", "correct horse");
    expect(await change("", "battery staple", true)).toMatchObject({ ok: true });
  });

  it("ends the sessions of the account and of nobody else", async () => {
    await change("", "correct horse");
    expect(await findActor(ann.accountId, 0)).toBeNull();
    expect(await findActor(bob.accountId, 0)).toEqual(bob);
  });
});

describe("signOutEverywhere", () => {
  it("ends every session and every link on its way", async () => {
    await store.write((tx) => createSignInToken(tx, ann.email));
    await store.write((tx) => createSignInToken(tx, bob.email));
    await signOutEverywhere(ann);
    expect(await findActor(ann.accountId, 0)).toBeNull();
    expect(await findActor(ann.accountId, 1)).toEqual(ann);
    expect(await store.read.select().from(signInTokens)).toMatchObject([{ email: bob.email }]);
  });
});

describe("changeName", () => {
  it("shows from the next request on", async () => {
    await changeName(ann, { name: "Ann Other" });
    expect((await findActor(ann.accountId, 0))?.name).toBe("Ann Other");
    expect((await findActor(bob.accountId, 0))?.name).toBe(bob.name);
  });
});
