import type { Page } from "@playwright/test";
import { letItBeOver, putOn } from "#tests/http/support/desk.ts";
import { expectAccessible } from "./support/axe.ts";
import { demo, deskTest, expect, test } from "./support/test.ts";

/* What there is to read, and what organizers do for it, by scripts. */

/** The page of the past meeting with a report, a recording and articles. */
async function wells(page: Page): Promise<string> {
  await page.goto("/archive");
  const link = page.locator("main").getByRole("link", { name: "An evening on wells" });
  return (await link.first().getAttribute("href")) ?? "";
}

/** A picture of one pixel. */
const PIXEL = {
  name: "hall.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

test("a recording is asked for only after a press, without scripts too", async ({
  plainPage: page,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(demo.url)) foreign.push(request.url());
  });
  await page.goto(await wells(page));
  const frame = page.locator("iframe");
  await frame.scrollIntoViewIfNeeded();
  const inside = page.frameLocator("iframe");
  await expect(inside.getByText("This loads it from fleetvalley.example.org")).toBeVisible();
  expect(foreign).toEqual([]);
  await inside.getByRole("link", { name: /Listen here/ }).click();
  await expect(inside.locator("audio")).toBeVisible();
  await expect
    .poll(() => new Set(foreign))
    .toEqual(new Set(["https://fleetvalley.example.org/sound/wells.mp3"]));
});

deskTest(
  "a picture goes into the report and is shown with its caption",
  async ({ page, owner }) => {
    const made = await putOn(owner, { Title: "An evening on springs" });
    letItBeOver(demo, made);
    await page.goto(made.desk);
    await page.getByText("Add a picture to the report").click();
    const add = page.getByRole("button", { name: "Put it in the report" });
    await add.click();
    await expect(page.getByText("Say what the picture shows.")).toBeVisible();
    await page.getByLabel("Choose a picture").setInputFiles(PIXEL);
    await expect(page.getByAltText("Chosen for the report")).toBeVisible();
    await page.getByLabel("What it shows").fill("The [full] hall");
    await page.getByLabel("Caption").fill('The hall at "eight"');
    await add.click();
    await expect(page.getByText("It is in the report.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save the record" }).click();
    await page.waitForURL(/done=recorded/);
    await page.goto(made.path);
    const figure = page.locator("figure", { hasText: 'The hall at "eight"' });
    const picture = figure.getByRole("img", { name: "The [full] hall" });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
  },
);

deskTest("details of a page that may not be read: what was typed stays", async ({ page }) => {
  await page.goto("/dashboard/articles/new");
  await page.getByRole("button", { name: "Show every publication" }).waitFor();
  await page.getByLabel("Title").fill("The mill race");
  // The site itself is on this machine, and a page of it would be no secret.
  await page.getByLabel("Link", { exact: true }).fill(`${demo.url}/articles`);
  await page.getByRole("button", { name: "Fetch details" }).click();
  await expect(page.getByText("This page could not be read.").first()).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("The mill race");
  await expect(page.getByLabel("Link", { exact: true })).toHaveValue(`${demo.url}/articles`);
});

deskTest(
  "an article that is here already is used instead, and said to be a report",
  async ({ page, owner }) => {
    const title = "An evening on moths";
    const made = await putOn(owner, { Title: title });
    letItBeOver(demo, made);
    await page.goto("/dashboard/articles/new");
    await page.getByRole("button", { name: "Show every publication" }).waitFor();
    await page.getByLabel("Title").fill("Moths by another name");
    await page.getByLabel("Kept by").selectOption({ label: "Old Quarry Naturalists" });
    await page
      .getByLabel("Link", { exact: true })
      .fill("https://oldquarry.example.org/notes/light#top");
    await page.getByRole("button", { name: "Add the article" }).click();
    await page.getByRole("link", { name: /Use this one instead/ }).click();
    await page.getByRole("button", { name: "Leave without saving" }).click();
    await expect(page.getByText("nothing was added")).toBeVisible();
    await page.getByRole("button", { name: "Show every meeting" }).waitFor();
    await page.getByRole("combobox", { name: "Is the report of" }).fill("evening on moths");
    await page.getByRole("option", { name: new RegExp(title) }).click();
    await page.getByRole("button", { name: "Put it on the meeting’s page" }).click();
    await expect(page.getByText("shows it as a report now")).toBeVisible();
    const article = page.url();
    await expectAccessible(page);
    await page.goto(made.path);
    await expect(
      page.getByRole("link", { name: /^Moths that come to light/ }).first(),
    ).toBeVisible();
    await page.goto(article);
    await page
      .getByRole("listitem")
      .filter({ hasText: title })
      .getByRole("button", { name: /Take it off/ })
      .click();
    await expect(page.getByText("does not show it as a report any more")).toBeVisible();
  },
);
