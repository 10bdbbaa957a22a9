import { expectAccessible } from "./support/axe.ts";
import { OWNER, signIn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* News by mail: signed up for without scripts, sent from the desk, read, and ended. */

test.use({ settings: { ...OWNER } });

const ANN = "ann.reader@example.org";

test("a reader signs up without scripts, is sent an announcement and leaves", async ({
  page,
  plainPage,
  mailbox,
  request,
}) => {
  test.setTimeout(300_000);
  let own = "";
  let oneClick = "";

  await test.step("the foot of a page says what is wrong, and keeps what was typed", async () => {
    await plainPage.goto("/meetings");
    await plainPage.getByLabel("Your e-mail address").fill("ann at home");
    await plainPage.getByRole("button", { name: "Keep me informed" }).click();
    await expect(plainPage.getByText("Enter one e-mail address")).toBeVisible();
    await expect(plainPage.getByLabel("Your e-mail address")).toHaveValue("ann at home");
  });

  await test.step("a group's page leads to the form with the group chosen", async () => {
    await plainPage.goto("/groups/fleet-valley-history-society");
    await plainPage.getByRole("link", { name: "News by e-mail" }).click();
    const form = plainPage.locator("#sign-up");
    await expect(form.getByLabel("Fleet Valley History Society")).toBeChecked();
    await expect(form.getByLabel("Friends of Korea")).not.toBeChecked();
    await form.getByLabel("E-mail").fill(ANN);
    await form.getByRole("button", { name: "Keep me informed" }).click();
    await expect(form.getByText("One step is left")).toBeVisible();
  });

  await test.step("the mailed link opens a page with a button, and works once", async () => {
    const confirm = (await mailbox.waitFor(ANN)).link("/subscribe/confirm/");
    // A mail scanner looks first.
    expect((await request.get(confirm)).status()).toBe(200);
    await plainPage.goto(confirm);
    await plainPage.getByLabel("Reports of meetings that took place").check();
    await plainPage.getByRole("button", { name: "Yes, subscribe me" }).click();
    await expect(plainPage.getByRole("heading", { level: 1 })).toHaveText("You are subscribed");
    own = plainPage.url();
    const again = await plainPage.goto(confirm);
    expect(again?.status()).toBe(410);
    await expect(plainPage.getByRole("heading", { level: 1 })).toContainText("used already");
    expect((await plainPage.goto(`${confirm.slice(0, -4)}xxxx`))?.status()).toBe(404);
  });

  await test.step("an organizer previews it, tries it and sends it", async () => {
    await signIn(page);
    await page.goto("/dashboard/meetings?search=maps+from+the+drawer");
    await page
      .getByRole("link", { name: /maps from the drawer/ })
      .first()
      .click();
    await page.getByRole("link", { name: /^Announce to \d+ subscribers/ }).click();
    await page.getByLabel("Your words").fill("Bring a **friend**.");
    await expect(page.locator("iframe")).toHaveAttribute("srcdoc", /<strong>friend<\/strong>/);
    await page.getByRole("button", { name: "Send a test to myself" }).click();
    expect((await mailbox.waitFor(OWNER.OWNER_EMAIL)).subject).toMatch(/^Test: /);
    await page.getByRole("button", { name: /^Send to \d+ subscribers/ }).click();
    await page.waitForURL(/done=sent/);
    await expect(page.getByText(/^(\d+) of \1 done/)).toBeVisible();
    await expectAccessible(page);
    for (const path of ["", "/subscribers", "/subscribers/new"]) {
      await page.goto(`/dashboard/newsletter${path}`);
      await expectAccessible(page);
    }
  });

  await test.step("what nobody has asked for is not sent, and what waits for a digest says so", async () => {
    await page.goto("/dashboard/meetings?search=moths");
    await page
      .getByRole("link", { name: /Moths by lamplight/ })
      .first()
      .click();
    await expect(
      page.getByText("Nobody has subscribed to this news of the group yet."),
    ).toBeVisible();
    const meeting = /meetings\/(\w{26})/.exec(page.url())?.[1];
    await page.goto(`/dashboard/newsletter/new?kind=announcement&meeting=${meeting}`);
    await expect(page.getByText("so it cannot be sent")).toBeVisible();
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByText("so it was not sent")).toBeVisible();

    await plainPage.goto(own);
    await plainPage.getByLabel("Old Quarry Naturalists").check();
    await plainPage.getByLabel(/^Once a week/).check();
    await plainPage.getByRole("button", { name: "Save my choices" }).click();
    await expect(plainPage.getByText("Saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByText("Nobody gets it at once; 1 subscriber finds it")).toBeVisible();
    await page.getByRole("button", { name: "Put it in the next digest" }).click();
    await page.waitForURL(/done=sent/);
    await expect(page.getByText("Nobody was to have it at once.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the mail can be ended from the mail program", async () => {
    const mail = await mailbox.waitFor(ANN, { subject: /maps from the drawer/ });
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    oneClick = header("list-unsubscribe")?.replace(/^<|>$/g, "") ?? "";
    expect(mail.html).toContain("<strong>friend</strong>");
    expect(mail.link("/subscribe/manage/")).toBe(own.replace(/\?.*/, ""));
  });

  await test.step("the archive has it, without anything personal", async () => {
    await plainPage.goto("/newsletter");
    await plainPage.getByRole("link", { name: /maps from the drawer/ }).click();
    await expect(plainPage.getByText("Bring a friend.")).toBeVisible();
    expect(await plainPage.content()).not.toMatch(/manage\/|unsubscribe\/|ann\.reader/);
  });

  await test.step("one POST from no page ends it; a GET only opens the page", async () => {
    await plainPage.goto(oneClick);
    await expect(plainPage.getByRole("heading", { level: 1 })).toHaveText("You are subscribed");
    const answer = await fetch(oneClick, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(200);
    await plainPage.reload();
    await expect(plainPage.getByRole("heading", { level: 1 })).toHaveText("You are unsubscribed");
  });

  await test.step("what is kept can be taken away and erased", async () => {
    const kept = await request.get(`${own.replace(/\?.*/, "")}/data.json`);
    expect(await kept.json()).toMatchObject({ email: ANN });
    await plainPage.getByText("Erase it all").click();
    await plainPage.getByRole("button", { name: "Yes, erase it" }).click();
    await expect(plainPage.getByText("are erased.")).toBeVisible();
    expect((await plainPage.goto(own))?.status()).toBe(404);
  });
});

test("its pages are accessible", async ({ page, mailbox }) => {
  const reader = "everybody@example.org";
  await page.goto("/subscribe");
  const form = page.locator("#sign-up");
  await form.getByRole("button", { name: "Keep me informed" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel("E-mail").fill(reader);
  await form.getByLabel("Friends of Korea").check();
  await form.getByRole("button", { name: "Keep me informed" }).click();
  await page.goto((await mailbox.waitFor(reader)).link("/subscribe/confirm/"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, subscribe me" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are subscribed");
  await expectAccessible(page);
});
