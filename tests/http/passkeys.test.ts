import { aDevice } from "#tests/support/authenticator.ts";
import { call } from "./support/by-script.ts";
import { joinSociety } from "./support/members.ts";
import {
  addPasskeyTo,
  askForPasskey,
  dataOf,
  offered,
  onAccount,
  signInByPasskey as signIn,
} from "./support/passkeys.ts";
import { describe, expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/* Passkeys, with a device that the test plays, against the site's own pages and actions. */

const PASSWORD = "a lamp in the window";
const ACCOUNT = "/dashboard/account";

describe("a passkey", () => {
  test("is added, signs in and is known, and signs nobody in when it is removed", async ({
    owner,
    mailbox,
  }) => {
    const email = "pia.passkey@example.org";
    const pia = await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
    const device = await addPasskeyTo(pia, "Pia’s phone", PASSWORD);
    const mail = await mailbox.waitFor(email, { subject: /passkey was added/ });
    expect(mail.text).toContain("Pia’s phone");

    const there = new Visitor(owner.site, {}, { "user-agent": "Firefox/140.0 (X11; Linux)" });
    const entered = await signIn(there, device.sign(await offered(there)));
    expect(entered.to).toMatch(/^\/dashboard\/venues/);
    const page = await there.open(ACCOUNT);
    expect(page.region("Passkeys").parts("tbody tr")).toHaveLength(1);
    expect(page.region("Where you are signed in").parts("tbody tr")).toHaveLength(2);

    const removed = await page.region("Passkeys").press("Yes, remove");
    expect(removed).not.toShow("Pia’s phone");
    expect(removed.region("Where you are signed in").parts("tbody tr")).toHaveLength(1);
    expect((await pia.open(ACCOUNT)).url.pathname).toBe("/sign-in");
    const refused = await signIn(new Visitor(owner.site), device.sign(await offered(there)));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("This passkey signs nobody in");
  });

  test("signs in once by what it has signed, and only for this site", async ({
    owner,
    mailbox,
  }) => {
    const email = "rob.replayed@example.org";
    const rob = await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
    const device = await addPasskeyTo(rob, "Rob’s key", PASSWORD);
    const response = device.sign(await offered(rob));
    expect((await signIn(new Visitor(owner.site), response)).to).not.toBeNull();
    const thief = new Visitor(owner.site);
    const again = dataOf({ response, callbackUrl: "/dashboard" });
    const replayed = call(thief, "/sign-in", "sign-in/actions.ts signInWithPasskeyAction", [
      false,
      again,
    ]);
    await expect(replayed).rejects.toThrow(/responded 422/);
    const elsewhere = device.sign(await offered(rob), { origin: "http://localhost:1" });
    expect((await signIn(thief, elsewhere)).status).toBe(422);
    expect((await thief.open(ACCOUNT)).url.pathname).toBe("/sign-in");
  });

  test("is not added without the password, nor by the challenge of another session", async ({
    owner,
    mailbox,
  }) => {
    const email = "tess.thief@example.org";
    const tess = await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
    await (await tess.open(ACCOUNT)).press("Sign out here");
    const [here, there] = [new Visitor(owner.site), new Visitor(owner.site)];
    for (const visitor of [here, there]) {
      const form = (await visitor.open("/sign-in")).form("Sign in");
      await form.fill({ "E-mail": email, Password: PASSWORD }).submit();
    }
    const wrong = askForPasskey(here, "not this one");
    await expect(wrong).rejects.toThrow(/responded 422.*not your present password/s);
    const response = aDevice(owner.site).make(await askForPasskey(there, PASSWORD));
    const crossed = onAccount(here, "addPasskeyAction", { passkeyName: "Crossed", response });
    await expect(crossed).rejects.toThrow(/responded 422.*Nothing was added/s);
    expect(await here.open(ACCOUNT)).not.toShow("Crossed");
  });
});

test("with scripts off the pages say so, and nothing else changes", async ({ owner, visitor }) => {
  expect(await owner.open(ACCOUNT)).toShow("open this page in a browser that knows passkeys");
  expect((await visitor.open("/sign-in")).hasButton("Use a passkey")).toBe(false);
});
