import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dayAhead, putOn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";

/* Every page of the desk says where nothing is, with the status 404. */

const DESK = join(import.meta.dirname, "..", "..", "app", "(organizer)", "dashboard");
const NOTHING = "01aaaaaaaaaaaaaaaaaaaaaaaa";

/** The pages about one thing, by their files: "/dashboard/venues/[id]/edit". */
const ROUTES = readdirSync(DESK, { recursive: true })
  .map(String)
  .filter((file) => /\][\\/](.*[\\/])?page\.tsx$/.test(file) && !file.includes("[..."))
  .map((file) => `/dashboard/${file.replaceAll("\\", "/")}`.replace(/\/page\.tsx$/, ""));

const unknown = (route: string) => route.replace(/\[\w+\]/g, NOTHING);

test.for([...ROUTES.map(unknown), "/dashboard/nothing"])("%s", async (path, { owner }) => {
  const page = await owner.open(path);
  expect(page).toHaveStatus(404);
  expect(page.main).toShow("Not found");
  expect(page.main.hasLink("Back to the desk")).toBe(true);
});

test("parts that a meeting does not have", async ({ owner }) => {
  const { id } = await putOn(owner, { Title: "Without parts", Starts: `${dayAhead(20)}T19:00` });
  const parts = ROUTES.filter((route) => /\/meetings\/.*\].*\]/.test(route));
  expect(parts.length).toBeGreaterThan(3);
  for (const route of parts) {
    const page = await owner.open(unknown(route.replace("[id]", id)));
    expect(page).toHaveStatus(404);
    expect(page.main).toShow("Not found");
    expect(page.texts("h1")).toEqual(["Without parts"]);
  }
});

test("pages that a list does not have", async ({ owner }) => {
  const { id } = await putOn(owner, { Title: "Without pages", Starts: `${dayAhead(20)}T19:00` });
  const meeting = ["rsvps", "trail", "messages", "mail"].map((part) => `meetings/${id}/${part}`);
  const lists = ["meetings", "venues", "speakers", "articles", "publications", "outbox"];
  for (const list of [...lists, "newsletter", "newsletter/subscribers", ...meeting]) {
    expect(await owner.open(`/dashboard/${list}?page=1`), list).toHaveStatus(200);
    const page = await owner.open(`/dashboard/${list}?page=999`);
    expect(page, list).toHaveStatus(404);
    expect(page.main, list).toShow("Not found");
  }
});
