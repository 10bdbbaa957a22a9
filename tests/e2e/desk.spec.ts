import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "./support/axe.ts";
import { demo, expect, test, withCookies } from "./support/test.ts";

/* The organizer's desk: the form of a meeting, with scripts. */

/** A day of next year, whatever year it is. */
const NEXT_YEAR = new Date().getUTCFullYear() + 1;
const DAY = `${NEXT_YEAR}-03-06`;
/** The last Sundays of March and October, when the clocks of London go forward and back. */
const [CLOCKS_GO_FORWARD, CLOCKS_GO_BACK] = ["03", "10"].map((month) => {
  const last = new Date(`${NEXT_YEAR}-${month}-31T00:00Z`);
  return `${NEXT_YEAR}-${month}-${31 - last.getUTCDay()}`;
});

/** Opens the empty form, ready to be used, without what another test left in it. */
async function openForm(page: Page) {
  await page.goto("/dashboard/meetings/new");
  await ready(page);
  const discard = page.getByRole("button", { name: "Discard them" });
  if (await discard.isVisible()) {
    await discard.click();
    await expect(discard).toBeHidden();
  }
}

/** The page's scripts run: its lists are comboboxes. */
async function ready(page: Page) {
  await page.getByRole("button", { name: "Show every venue" }).waitFor();
}

const part = (page: Page, title: string) =>
  page.locator("summary").filter({ hasText: new RegExp(`^${title}`) });
const row = (page: Page, index: number, field: string) =>
  page.locator(`[id="programme.${index}.${field}"]`);
const summary = (page: Page) => page.locator("form").getByRole("alert");

/** What is typed is kept for each person: this one, of one group in London, types nowhere else. */
test.use({ storageState: withCookies(demo.organizer) });

test.describe("with scripts", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a meeting is scheduled on a phone, with what is missing added in place", async ({
    page,
  }) => {
    await openForm(page);
    await page.getByLabel("Title").first().fill("Cellars, walked and drawn");
    await page.getByLabel("Starts").fill(`${DAY}T18:30`);
    await expect(page.getByLabel(/^Ends/)).toHaveValue(`${DAY}T20:30`);
    const venue = page.getByRole("combobox", { name: "Venue" });
    await venue.fill("The Cellar Rooms");
    await page.getByRole("option", { name: /Add “The Cellar Rooms”/ }).click();
    await expect(page.locator("input[name=venueId]")).not.toHaveValue("");
    await page.getByLabel("Seats", { exact: true }).fill("40");

    await part(page, "Programme").click();
    await page.getByRole("button", { name: "Add an item" }).click();
    await expect(row(page, 0, "title")).toBeFocused();
    await page.keyboard.type("The talk");
    await expect(row(page, 0, "time")).toHaveValue("18:30");
    await row(page, 0, "durationMinutes").fill("45");
    const speaker = row(page, 0, "speakerIds");
    await speaker.fill("Orla Penhaligon");
    await page.getByRole("option", { name: /Add “Orla Penhaligon”/ }).click();
    await expect(page.getByRole("button", { name: "Remove Orla Penhaligon" })).toBeVisible();
    await page.getByRole("button", { name: "Add an item" }).click();
    await expect(row(page, 1, "time")).toHaveValue("19:15");
    await page.keyboard.type("Questions");

    // By keyboard: the second item goes up, and the focus with it.
    await page.getByRole("button", { name: "Move Item 2 up" }).focus();
    await page.keyboard.press("Enter");
    await expect(row(page, 0, "title")).toHaveValue("Questions");
    await expect(row(page, 1, "title")).toHaveValue("The talk");
    await expect(page.getByRole("button", { name: "Move Item 1 down" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(row(page, 0, "title")).toHaveValue("The talk");

    // A removal can be undone, with all that was typed.
    await page.getByRole("button", { name: "Remove Item 1" }).click();
    await expect(row(page, 0, "title")).toHaveValue("Questions");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row(page, 0, "title")).toHaveValue("The talk");
    await expect(row(page, 0, "durationMinutes")).toHaveValue("45");
    await expect(page.getByRole("button", { name: "Remove Orla Penhaligon" })).toBeVisible();

    await expectAccessible(page);
    await page.getByRole("button", { name: "Save the draft" }).click();
    await page.waitForURL(/done=created/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cellars, walked and drawn");
    await expect(page.getByText("The Cellar Rooms").first()).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await ready(page);
    await part(page, "Programme").click();
    await expect(row(page, 0, "title")).toHaveValue("The talk");
    await expect(row(page, 1, "time")).toHaveValue("19:15");
  });

  test("what is wrong is said beside the field, and nothing is lost", async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Title").first().fill("\u200b\u200b");
    await page.getByLabel("Starts").fill(`${DAY}T18:30`);
    await page.getByLabel("Seats", { exact: true }).fill("lots");
    await part(page, "Online").click();
    await page.getByLabel("Link", { exact: true }).fill("javascript:alert(1)");
    await part(page, "Online").click();
    await page.getByRole("button", { name: "Save the draft" }).click();

    await expect(summary(page)).toBeFocused();
    await expect(summary(page).getByRole("listitem")).toHaveText([
      "Enter a title.",
      /Seats: enter a whole number/,
      /Online link: enter a web address/,
    ]);
    // The part that holds an error opens by itself.
    await expect(page.getByLabel("Link", { exact: true })).toHaveValue("javascript:alert(1)");
    await summary(page).getByRole("link", { name: /Seats/ }).click();
    await expect(page.getByLabel("Seats", { exact: true })).toBeFocused();
    await expectAccessible(page);

    await page.getByLabel("Title").first().fill("A meeting at an odd hour");
    await expect(page.locator("#title-error")).toHaveCount(0);
    await page.getByLabel("Seats", { exact: true }).fill("40");
    await page.getByLabel("Link", { exact: true }).fill("https://example.org/room");
    await page.getByLabel(/^Ends/).fill(`${DAY}T18:00`);
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.locator("#endsAtLocal-error")).toContainText("not after the start");

    // The clocks in London go forward over this half hour.
    await page.getByLabel("Starts").fill(`${CLOCKS_GO_FORWARD}T01:30`);
    await page.getByLabel(/^Ends/).fill(`${CLOCKS_GO_FORWARD}T04:00`);
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.locator("#startsAtLocal-error")).toContainText("clocks");
    await page.getByLabel("Title").first().fill("x".repeat(10_000));
    await page.getByLabel("Starts").fill(`${CLOCKS_GO_FORWARD}T03:30`);
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.locator("#title-error")).toContainText("at most 300 characters");
    await expect(page.getByLabel("Title").first()).toHaveValue("x".repeat(10_000));
  });

  test("an hour that comes twice is asked for and chosen", async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Title").first().fill("The hour that comes twice");
    await page.getByLabel("Starts").fill(`${CLOCKS_GO_BACK}T01:30`);
    await page.getByLabel(/^Ends/).fill(`${CLOCKS_GO_BACK}T03:00`);
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(summary(page)).toContainText("so it comes twice");
    await page.getByLabel("01:30 GMT, the second time").check();
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page).toHaveURL(/done=created/);
    await expect(page.getByRole("main")).toContainText("01:30–03:00 GMT");
  });

  test("what is typed is kept by itself and offered again", async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Title").first().fill("Half a thought");
    await expect(page.getByText(/Kept as you type/)).toBeVisible({ timeout: 15_000 });

    // Leaving asks first.
    await page.getByRole("link", { name: "Marchmont" }).first().click();
    await page.getByRole("button", { name: "Leave without saving" }).click();
    await page.waitForURL((url) => url.pathname === "/");

    await page.goto("/dashboard/meetings/new");
    await expect(page.getByText(/You have unsaved changes from/)).toBeVisible();
    await expect(page.getByLabel("Title").first()).toHaveValue("");
    await page.getByRole("link", { name: "Restore them" }).click();
    await expect(page.getByLabel("Title").first()).toHaveValue("Half a thought");
    await page.getByRole("button", { name: "Discard them" }).click();
    await expect(page.getByLabel("Title").first()).toHaveValue("");
    await expect(page.getByText(/unsaved changes/)).toHaveCount(0);
  });

  test("what is typed while a draft is being discarded stays", async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Title").first().fill("Half a thought");
    await expect(page.getByText(/Kept as you type/)).toBeVisible({ timeout: 15_000 });
    await page.getByRole("link", { name: "Marchmont" }).first().click();
    await page.getByRole("button", { name: "Leave without saving" }).click();
    await page.waitForURL((url) => url.pathname === "/");

    await page.goto("/dashboard/meetings/new");
    await ready(page);
    await page.route("/dashboard/meetings/new", async (route) => {
      if (route.request().method() === "POST") await sleep(1_000);
      await route.continue();
    });
    await page.getByRole("button", { name: "Discard them" }).click();
    await page.getByLabel("Title").first().fill("A whole one");
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toHaveCount(0);
    await expect(page.getByLabel("Title").first()).toHaveValue("A whole one");
  });
});

/** Holds a page's scripts back; the function lets them come. */
async function holdScripts(page: Page): Promise<() => void> {
  let come = () => {};
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await late;
    await route.continue();
  });
  return come;
}

test.describe("before the scripts have come", () => {
  test("what is filled in stays", async ({ page }) => {
    const come = await holdScripts(page);
    await page.goto("/dashboard/meetings/new", { waitUntil: "commit" });
    await page.getByLabel("Title").first().fill("On a slow line");
    const venue = page.locator("select[name=venueId]");
    await venue.selectOption({ index: 1 });
    const chosen = await venue.inputValue();
    const language = page.locator("select[name=language]");
    await language.evaluate((select: HTMLSelectElement) => {
      select.value = "cy";
    });
    come();
    await ready(page);
    await expect(page.getByLabel("Title").first()).toHaveValue("On a slow line");
    await expect(page.locator("input[name=venueId]")).toHaveValue(chosen);
    await expect(language).toHaveValue("cy");
  });

  test("what is typed over other words stays, and a tick that is taken away stays away", async ({
    page,
  }) => {
    await page.goto("/dashboard/venues");
    const venue = page.getByRole("link", { name: "The Old Tannery Hall" });
    const form = `${await venue.getAttribute("href")}/edit`;
    const come = await holdScripts(page);
    await page.goto(form, { waitUntil: "commit" });
    const way = page.getByLabel("How to get there");
    await expect(way).not.toHaveValue("");
    await way.fill("Typed on a slow line");
    await page.getByLabel("Street").fill("2 New Street");
    await page.getByLabel("Tell them").uncheck();
    come();
    // As long as nobody has touched it, it tells of what weighs.
    await page.locator("input[name=tell][value=any]").waitFor();
    await expect(way).toHaveValue("Typed on a slow line");
    await page.getByLabel("Street").fill("3 New Street");
    await expect(page.getByLabel("Tell them")).not.toBeChecked();
  });
});

/** More than the server takes as it is. */
async function photograph() {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const create = { width: 4000, height: 3000, channels: 3, background: "#808080", noise } as const;
  const buffer = await sharp({ create }).jpeg({ quality: 95 }).toBuffer();
  expect(buffer.length).toBeGreaterThan(8_000_000);
  return { name: "hall.jpg", mimeType: "image/jpeg", buffer };
}

test("a photograph of twelve megapixels is made smaller before it is sent, and kept", async ({
  page,
}) => {
  const chosen = await photograph();
  await openForm(page);
  await part(page, "Picture").click();
  await page.getByLabel("Choose a picture").setInputFiles(chosen);
  const shown = page.getByAltText("Chosen for the meeting");
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(2000);
});

test("a form pressed while its photograph is being sent takes it along", async ({ page }) => {
  const chosen = await photograph();
  await openForm(page);
  await page.getByLabel("Title").first().fill("Pressed early");
  await page.getByLabel("Starts").fill(`${DAY}T19:00`);
  await part(page, "Picture").click();
  await page.getByLabel("What the picture shows").fill("The hall");
  await page.getByLabel("Choose a picture").setInputFiles(chosen);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.waitForURL(/done=created/);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.locator("input[name=imageId]")).not.toHaveValue("");
});

/** React has the page's form in hand. */
const taken = (page: Page) =>
  expect
    .poll(() =>
      page
        .locator("main form")
        .last()
        .evaluate((form) => Object.keys(form).some((key) => key.startsWith("__reactProps"))),
    )
    .toBe(true);

test.describe("a form that does not get through", () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test("comes back with what was typed, and is then the same deed", async ({ page }) => {
    let sent = 0;
    // The first gets there and its answer does not come back.
    await page.route("**/dashboard/**", async (route) => {
      if (route.request().method() !== "POST" || ++sent > 1) return route.fallback();
      await route.fetch({ maxRedirects: 0 });
      return route.abort();
    });
    await page.goto("/dashboard/venues/new");
    await taken(page);
    await page.getByLabel("Name").first().fill("The hall beyond the tunnel");
    await page.getByLabel("How to get there").fill("Typed on a train");
    const add = page.getByRole("button", { name: "Add the venue" });
    await add.click();
    await expect(summary(page)).toContainText("It did not get through");
    await expect(page.getByLabel("How to get there")).toHaveValue("Typed on a train");
    await add.click();
    await page.waitForURL(/done=created/);
    await page.goto("/dashboard/venues?q=beyond+the+tunnel");
    await expect(page.getByRole("link", { name: "The hall beyond the tunnel" })).toHaveCount(1);
  });

  test("keeps what React would put back", async ({ page }) => {
    await page.goto("/dashboard/newsletter/subscribers/new");
    await taken(page);
    await page.getByLabel("How they agreed").fill("Signed the list");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Ask them by mail" }).click();
    await expect(summary(page)).toContainText("It did not get through");
    await expect(page.getByLabel("How they agreed")).toHaveValue("Signed the list");
    await page.context().setOffline(false);
  });

  test("is not sent without its photograph, and leads to it", async ({ page }) => {
    await openForm(page);
    await page.getByLabel("Title").first().fill("Pressed in a tunnel");
    await page.getByLabel("Starts").fill(`${DAY}T19:00`);
    await part(page, "Picture").click();
    await page.route("**/dashboard/**", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      await sleep(2000);
      return route.abort();
    });
    await page.getByLabel("Choose a picture").setInputFiles(await photograph());
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.getByText("Picture: it could not be sent.")).toBeVisible();
    await expect(page.getByLabel("Choose a picture")).toBeFocused();
  });

  test("keeps a password too", async ({ page }) => {
    await page.goto("/dashboard/account");
    await taken(page);
    await page.getByLabel("New password").fill("too few");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Save the password" }).click();
    await expect(summary(page)).toContainText("It did not get through");
    await expect(page.getByLabel("New password")).toHaveValue("too few");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Save the password" }).click();
    await expect(summary(page)).toContainText("Choose a password of 10 characters or more.");
    await expect(page.getByLabel("New password")).toHaveValue("");
  });

  test("is taken at the next press where a file could have gone with it", async ({ page }) => {
    await page.goto("/dashboard/newsletter/subscribers/import");
    await taken(page);
    await page.getByLabel("Or paste the list").fill("Email\nquill.tunnel@example.org");
    const look = page.getByRole("button", { name: "Look it over" });
    await page.context().setOffline(true);
    await look.click();
    await expect(summary(page)).toContainText("It did not get through");
    await page.context().setOffline(false);
    await look.click();
    await page.waitForURL(/import\/check/);
    await expect(page.getByText("quill.tunnel@example.org", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Put this list away" }).click();
    await page.waitForURL(/newsletter\/subscribers$/);
  });
});

test("the tick that tells of a hall follows what is typed, until it is set by hand", async ({
  page,
}) => {
  await page.goto("/dashboard/venues");
  await page.getByRole("link", { name: "The Old Tannery Hall" }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByText(/coming meetings?, \d+ people/)).toBeVisible();
  const [tell, street] = [page.getByLabel("Tell them"), page.getByLabel("Street address")];
  await expect(tell).not.toBeChecked();
  await page.getByLabel("How to get there").fill("Through the arch.");
  await expect(tell).not.toBeChecked();
  const address = await street.inputValue();
  await street.fill("15 Saddler’s Yard");
  await expect(tell).toBeChecked();
  await street.fill(address);
  await expect(tell).not.toBeChecked();
  await tell.check();
  await street.fill("16 Saddler’s Yard");
  await street.fill(address);
  await expect(tell).toBeChecked();
});
