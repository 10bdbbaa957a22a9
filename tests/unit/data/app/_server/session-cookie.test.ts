import { encode } from "next-auth/jwt";
import { beforeEach, expect, it } from "vitest";
import { heldSession, sessionIn } from "#app/_server/session-cookie.ts";
import type { Actor } from "#lib/access/actor.ts";
import { signOutEverywhere } from "#lib/accounts/commands.ts";
import { siteSecret } from "#lib/secret.ts";
import { aGroup, aMember, aSession } from "#tests/factories.ts";

/** Of the site's address, which is an https one. */
const COOKIE = "__Secure-authjs.session-token";

let ann: Actor;
beforeEach(async () => {
  ann = await aMember((await aGroup()).id);
});

const sealed = (token: Record<string, unknown>, secret = siteSecret()) =>
  encode({ token, secret, salt: COOKIE });

it("a cookie holds as long as the row whose id is in it", async () => {
  const id = await aSession(ann);
  const cookie = `theme=dark; ${COOKIE}=${await sealed({ sub: id })}`;
  expect(await sessionIn(cookie)).toMatchObject({ id, actor: ann });
  await signOutEverywhere(ann);
  expect(await sessionIn(cookie)).toBeNull();
  expect(await heldSession(cookie)).toBe(true);
});

it("nothing else is a session, and nothing fails", async () => {
  const id = await aSession(ann);
  const held = [
    "broken",
    id,
    await sealed({ sub: ann.accountId, epoch: 0 }),
    await sealed({ sub: id }, "another secret of more than thirty-two letters"),
    await sealed({}),
  ];
  for (const value of held) {
    expect(await sessionIn(`${COOKIE}=${value}`), value).toBeNull();
    expect(await heldSession(`${COOKIE}=${value}`)).toBe(true);
  }
  for (const cookie of [undefined, null, "", "theme=dark", `authjs.session-token=${held[0]}`]) {
    expect(await sessionIn(cookie)).toBeNull();
    expect(await heldSession(cookie)).toBe(false);
  }
});
