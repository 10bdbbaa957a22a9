import { expectAccessible, expectNarrow } from "./support/axe.ts";
import { MEETINGS, ROUTES, STATES, VARIANTS } from "./support/pages.ts";
import { expect, readTest as test } from "./support/read-test.ts";
import { demo } from "./support/test.ts";

/* Every page there is can be used by everybody, in both themes and on a small phone, and asks no other site. */

test.describe.configure({ mode: "parallel" });

/** What public pages may load: no script of React or Next. */
const SCRIPTS = ["/rsvp-form/proof.js", "/rsvp-form/questions.js", "/search/typing.js"];

const isPublic = (path: string) => !/^\/(dashboard|sign-in|invitations)/.test(path);
const isMissing = (name: string) => /nothing is$|dead link/.test(name);

for (const [name, said] of Object.entries(STATES)) {
  test(name, async ({ read }) => {
    const { page } = await read(demo.pages[name] ?? "");
    for (const part of await page.locator("main details").all()) {
      await part.evaluate((element: HTMLDetailsElement) => {
        element.open = true;
      });
    }
    await expect(page.getByText(said).first()).toBeVisible();
    await expectNarrow(page);
    await expectAccessible(page);
  });
}

for (const name of new Set([...ROUTES, ...Object.keys({ ...VARIANTS, ...MEETINGS })])) {
  test(name, async ({ read }) => {
    const path = demo.pages[name] ?? "";
    expect(path, "a link or a mail leads to it").not.toBe("");
    const { page, response, requests, scripts } = await read(path);
    expect(response?.status()).toBe(isMissing(name) ? 404 : 200);
    await expectNarrow(page);
    await expectAccessible(page);
    expect(requests.filter(({ origin }) => origin !== demo.url)).toEqual([]);
    if (isPublic(path)) expect(SCRIPTS).toEqual(expect.arrayContaining(scripts));
  });
}
