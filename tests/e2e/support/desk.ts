import type { Page } from "@playwright/test";
import { OWNER } from "#tests/site/owner.ts";

export { OWNER };

export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in?callbackUrl=/dashboard/meetings");
  await page.getByLabel("E-mail").first().fill(OWNER.OWNER_EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.OWNER_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/dashboard/meetings");
}

/** A meeting of the sample societies: its id, and the address of its page and of its desk. */
export async function findMeeting(page: Page, title: string) {
  await page.goto(`/dashboard/meetings?search=${encodeURIComponent(title)}`);
  const desk = await page.getByRole("link", { name: title, exact: true }).getAttribute("href");
  if (!desk) throw new Error(`no meeting called ${title}`);
  await page.goto(desk);
  const address = await page
    .getByRole("link", { name: /\/meetings\// })
    .first()
    .innerText();
  return { id: desk.split("/").at(-1) ?? "", desk, page: new URL(address).pathname };
}
