import type { Page } from "@playwright/test";
import { joinSociety } from "#tests/http/support/members.ts";
import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/* Passkeys in a real browser, whose device Chromium plays (WebAuthn Level 3, section 11). */

const PASSWORD = "a lamp in the window";

/** Not the sign-in page, whose address names it too. */
const isAccount = ({ pathname }: URL) => pathname === "/dashboard/account";

async function aDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  });
  const device = { authenticatorId };
  return {
    /** Its owner is there and says yes, or no, to what it asks from now on. */
    async answer(enabled: boolean) {
      await devtools.send("WebAuthn.setAutomaticPresenceSimulation", { ...device, enabled });
    },
    async recognise(isUserVerified: boolean) {
      await devtools.send("WebAuthn.setUserVerified", { ...device, isUserVerified });
    },
    async passkeys() {
      return (await devtools.send("WebAuthn.getCredentials", device)).credentials;
    },
  };
}

test("a passkey is added, signs in, and signs nobody in once it is removed", async ({
  page,
  owner,
  mailbox,
}) => {
  const email = "petra.passkey@example.org";
  await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
  // The browser offers nothing by itself, which would come before the button is pressed.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const device = await aDevice(page);
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  const add = passkeys.getByRole("button", { name: "Add a passkey" });
  const use = page.getByRole("button", { name: "Use a passkey" });

  await test.step("by password, which is asked for once more", async () => {
    await page.goto("/sign-in?callbackUrl=/dashboard/account");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(isAccount);
    await passkeys.getByLabel("What to call it").fill("Petra’s phone");
    await passkeys.getByLabel("Your password").fill("not this one");
    await add.click();
    await expect(passkeys.getByRole("alert")).toContainText("not your present password");
  });

  await test.step("added", async () => {
    await device.answer(true);
    await passkeys.getByLabel("Your password").fill(PASSWORD);
    await add.click();
    await expect(passkeys.getByRole("status")).toHaveText("The passkey is added.");
    await expect(passkeys.getByRole("row")).toHaveCount(2);
    expect(await device.passkeys()).toHaveLength(1);
    await mailbox.waitFor(email, { subject: /passkey was added/ });
    await expectNarrow(page);
    await expectAccessible(page);
  });

  await test.step("not a second one on the same device", async () => {
    await passkeys.getByLabel("Your password").fill(PASSWORD);
    await add.click();
    await expect(passkeys.getByRole("alert")).toContainText("has a passkey for your account");
  });

  await test.step("used by the button, though not by who is not recognised", async () => {
    await device.answer(false);
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/sign-in?callbackUrl=/dashboard/account");
    await expect(use).toBeVisible();
    await expectAccessible(page);
    await device.recognise(false);
    await device.answer(true);
    await use.click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("No passkey was used.");
    await device.recognise(true);
    await use.click();
    await page.waitForURL(isAccount);
    await expect(add).toBeVisible();
    await expect(passkeys.getByLabel("Your password")).toHaveCount(0);
    await device.answer(false);
  });

  await test.step("removed, and refused from then on", async () => {
    await passkeys.getByText("Remove Petra’s phone").click();
    await passkeys.getByRole("button", { name: "Yes, remove" }).click();
    await expect(passkeys.getByRole("row")).toHaveCount(0);
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto("/sign-in");
    await device.answer(true);
    await use.click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "This passkey signs nobody in",
    );
    expect(await device.passkeys()).toHaveLength(1);
  });
});

test("a passkey that the browser offers in the address field signs in", async ({
  page,
  owner,
  mailbox,
}) => {
  const email = "fay.field@example.org";
  const fay = await joinSociety(owner, mailbox, { email, role: "helper", password: PASSWORD });
  await page
    .context()
    .addCookies(
      Object.entries(fay.cookies).map(([name, value]) => ({ name, value, url: fay.site })),
    );
  const device = await aDevice(page);
  await device.answer(true);
  await page.goto("/dashboard/account");
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await passkeys.getByRole("button", { name: "Add a passkey" }).click();
  await expect(passkeys.getByRole("status")).toHaveText("The passkey is added.");
  await page.context().clearCookies();
  await page.goto("/sign-in?callbackUrl=/dashboard/account");
  await page.waitForURL(isAccount);
});
