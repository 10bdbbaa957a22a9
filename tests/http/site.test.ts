import { describe, expect, test } from "./support/test.ts";

/* What admins set for the whole site. Others use this site at the same time, so what holds is only set again. */

describe("the site's settings", () => {
  test("are found from the desk, and saved", async ({ owner }) => {
    const page = await (await owner.open("/dashboard")).follow("Site");
    expect(page.heading).toBe("Site");
    expect(page.form("Save").value("Time zone")).toBe("Europe/London");
    const saved = await page.form("Save").submit();
    expect(saved).toHaveStatus(200);
    expect(saved).toShow("Saved.");
    expect(saved.form("Save").value("Time zone")).toBe("Europe/London");
  });

  test("have a page about privacy made from them, linked below every page", async ({ visitor }) => {
    const home = await visitor.open("/");
    const page = await home.follow("Privacy");
    expect(page).toHaveStatus(200);
    expect(page.heading).toBe("Privacy");
    expect(page).toShow("90 days");
    expect(page).toShow("The groups named below run this site together");
    // Who could see it besides the organizers.
    expect(page).toShow("by who administers this site");
    expect(page).toShow("leave by the mail server 127.0.0.1.");
    expect(await visitor.open("/imprint")).toHaveStatus(404);
  });

  test("are nobody else's", async ({ visitor }) => {
    expect((await visitor.open("/dashboard/site")).url.pathname).toBe("/sign-in");
  });
});
