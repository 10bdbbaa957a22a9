import { encode } from "next-auth/jwt";
import { AUTH_SECRET } from "#tests/site/owner.ts";
import { joinSociety } from "./support/members.ts";
import { signIn } from "./support/sign-in.ts";
import { describe, expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/* Where somebody is signed in, and every way out of it. A twin is a thief who kept the cookie. */

const PASSWORD = "a lamp in the window";
const COOKIE = "authjs.session-token";

const isSignedOut = async (visitor: Visitor) => {
  const page = await visitor.open("/dashboard/account");
  return page.url.pathname === "/sign-in";
};

/** Somebody of this name who is signed in twice. */
async function twice(name: string, owner: Visitor, mailbox: Parameters<typeof joinSociety>[1]) {
  const email = `${name}@example.org`;
  const account = { OWNER_EMAIL: email, OWNER_PASSWORD: PASSWORD };
  const here = await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
  const there = new Visitor(owner.site);
  const sign = (visitor: Visitor) => signIn(visitor, account);
  await sign(there);
  return { here, there, sign };
}

describe("a cookie that was kept", () => {
  test("is worth nothing after signing out, and its bearer is asked kindly", async ({
    owner,
    mailbox,
  }) => {
    const { here, there } = await twice("sid.signs-out", owner, mailbox);
    const thief = here.twin();
    const home = await (await here.open("/dashboard/account")).press("Sign out here");
    expect(home.url.pathname).toBe("/");
    expect(here.cookies[COOKIE]).toBeUndefined();
    const asked = await thief.open("/dashboard/account");
    expect(asked.url.searchParams.get("callbackUrl")).toBe("/dashboard/account");
    expect(asked).toShow("You are not signed in here any more");
    expect(await here.open("/sign-in")).not.toShow("not signed in here any more");
    expect(await isSignedOut(there)).toBe(false);
  });

  test("is worth nothing after signing out everywhere", async ({ owner, mailbox }) => {
    const { here, there } = await twice("eve.everywhere", owner, mailbox);
    const thief = here.twin();
    const page = await (await here.open("/dashboard/account")).press("Sign out everywhere");
    expect(page.url.pathname).toBe("/sign-in");
    expect(await isSignedOut(thief)).toBe(true);
    expect(await isSignedOut(there)).toBe(true);
    expect(await isSignedOut(owner)).toBe(false);
  });

  test("is worth nothing after a new password, and who chose it stays", async ({
    owner,
    mailbox,
  }) => {
    const { here, there } = await twice("nora.new-password", owner, mailbox);
    const thief = there.twin();
    const saved = await (await there.open("/dashboard/account"))
      .form("Save the password")
      .fill({ "Present password": PASSWORD, "New password": "a lantern at the lock" })
      .submit();
    expect(saved).toShow("Your password is saved. You are signed in here only.");
    expect(await isSignedOut(thief)).toBe(true);
    expect(await isSignedOut(here)).toBe(true);
    expect(await isSignedOut(there)).toBe(false);
  });

  test("is worth nothing after its person was removed from the group", async ({
    owner,
    mailbox,
  }) => {
    const { here, there } = await twice("rita.removed", owner, mailbox);
    const members = await owner.open("/dashboard/members");
    const society = await members.main.follow("Fleet Valley History Society");
    await society.line("rita.removed@example.org").press("Yes, remove");
    expect(await isSignedOut(here)).toBe(true);
    expect(await isSignedOut(there)).toBe(true);
  });

  test("of the kind that knew no rows asks to sign in, and a broken one as well", async ({
    demo,
    owner,
  }) => {
    const secret = { secret: AUTH_SECRET, salt: COOKIE };
    const old = { sub: "01hzzzzzzzzzzzzzzzzzzzzzzz", epoch: 0, way: "password", since: Date.now() };
    for (const value of [await encode({ ...secret, token: old }), "broken", ""]) {
      const visitor = new Visitor(demo.url, { [COOKIE]: value });
      const asked = await visitor.open("/dashboard/account");
      expect(asked.url.pathname).toBe("/sign-in");
      expect(asked).toHaveStatus(200);
      if (value) expect(asked).toShow("Please sign in again");
      await signIn(visitor);
      expect(await isSignedOut(visitor)).toBe(false);
    }
    expect(await isSignedOut(owner)).toBe(false);
  });
});

describe("the account page", () => {
  test("lists where one is signed in, by browser, and ends one by one press", async ({
    demo,
    owner,
    mailbox,
  }) => {
    const { here, there, sign } = await twice("lisa.lists", owner, mailbox);
    const named = new Visitor(
      demo.url,
      {},
      {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      },
    );
    await sign(named);
    const table = (await here.open("/dashboard/account")).region("Where you are signed in");
    expect(table.parts("tbody tr")).toHaveLength(3);
    expect(table.line("(this one)").hasButton(/^Sign out/)).toBe(false);
    const after = await table
      .line("Firefox on Linux")
      .form(/^Sign out/)
      .submit();
    expect(after.region("Where you are signed in").parts("tbody tr")).toHaveLength(2);
    expect(await isSignedOut(named)).toBe(true);
    expect(await isSignedOut(there)).toBe(false);
    expect(await isSignedOut(here)).toBe(false);
  });
});
