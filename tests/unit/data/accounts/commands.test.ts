import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/access/actor.ts";
import { changeName, changePassword } from "#lib/accounts/commands.ts";
import { findSession, hasPassword } from "#lib/accounts/queries.ts";
import { signInWithPassword } from "#lib/accounts/sign-in.ts";
import { aGroup, aMember, aSession } from "#tests/factories.ts";
import { outboxNow } from "#tests/support/mails.ts";
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
  it("sets a first one for who has just come in, and for nobody by an old session", async () => {
    expect(await change("", "correct horse")).toMatchObject({ ok: false, reason: "unproven" });
    expect(await hasPassword(ann.accountId)).toBe(false);
    expect(await change("", "correct horse", true)).toMatchObject({ ok: true });
    expect(await hasPassword(ann.accountId)).toBe(true);
    expect(await signInWithPassword(ann.email, "correct horse", "")).not.toBeNull();
  });

  it("asks for the present one, and changes nothing when it is wrong", async () => {
    await change("", "correct horse", true);
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
    await change("", "correct horse", true);
    expect(await change("", "battery staple", true)).toMatchObject({ ok: true });
  });

  it("tells the account by mail, and nobody of what was refused", async () => {
    await change("", "correct horse");
    expect(await outboxNow()).toEqual([]);
    await change("", "correct horse", true);
    expect(await outboxNow()).toMatchObject([
      {
        kind: "sign-in-change",
        toEmail: ann.email,
        subject: expect.stringMatching(/new password/),
      },
    ]);
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
