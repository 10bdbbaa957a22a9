import { letItBeOver, putOn } from "./support/desk.ts";
import { expect, test } from "./support/test.ts";
import type { Visitor } from "./support/visitor.ts";

/* What there is to read, how it is cited and followed, and what organizers do for it. */

/** The past meeting with a report, a recording and articles. */
const wells = async (visitor: Visitor) =>
  await (await visitor.open("/archive")).main.follow("An evening on wells");

/** A picture of one point. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("issues lead to one another and back to the index", async ({ visitor }) => {
  const index = await visitor.open("/publications/the-culvert");
  const newer = await index.follow("Issue 32");
  expect(newer.heading).toBe("Issue 32");
  expect(newer).toShow("May 2026");
  const older = await newer.region("Issues").follow("Issue 31");
  expect(older.url.pathname).toBe("/publications/the-culvert/31");
  const again = await older.region("Issues").follow("Issue 32");
  const article = await again.follow("Seven mills and a quarrel");
  const issue = await article.follow("issue 32");
  const back = await issue.region("Issues").follow("Back to index");
  expect(back.url.pathname).toBe("/publications/the-culvert");
  expect(await visitor.open("/publications/the-culvert/33")).toHaveStatus(404);
});

test("citations are files for a reference manager", async ({ visitor }) => {
  const page = await wells(visitor);
  expect(page.links(/^Cite the reading list as/)).toHaveLength(3);
  const path = page.url.pathname;
  for (const [format, type] of [
    ["bib", "application/x-bibtex"],
    ["ris", "application/x-research-info-systems"],
    ["json", "application/vnd.citationstyles.csl+json"],
  ]) {
    const response = await visitor.request(`${path}/cite/${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    const file = new RegExp(`^attachment; .*\\.${format}"$`);
    expect(response.headers.get("content-disposition")).toMatch(file);
    const again = await visitor.request(`${path}/cite/${format}`, {
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  }
  expect((await visitor.request(`${path}/cite/bib`, { method: "POST" })).status).toBe(405);
});

test.for([
  "/",
  "/articles",
  "/groups/fleet-valley-history-society",
  "/topics/local-history",
  "/publications/the-culvert",
])("%s names its feeds, and the feeds are there", async (path, { visitor }) => {
  const page = await visitor.open(path);
  const feeds = page.attributes(
    'link[type="application/atom+xml"], link[type="application/feed+json"]',
    "href",
  );
  expect(feeds.length).toBeGreaterThanOrEqual(2);
  for (const feed of feeds) {
    const response = await visitor.request(feed);
    expect(response.status, feed).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response.text()).toContain(feed.endsWith(".json") ? '"items"' : "<entry>");
  }
});

test("a picture goes into the report, and what else was typed stays", async ({
  owner,
  visitor,
  demo,
}) => {
  const made = await putOn(owner, { Title: "An evening on pumps" });
  letItBeOver(demo, made);
  const desk = await owner.open(made.desk);
  const form = desk.form("Put it in the report");
  const wrong = await form.fill({ "How many came": "64" }).submit();
  expect(wrong).toShow("Say what the picture shows.");
  const pixel = new File([PIXEL], "hall.png", { type: "image/png" });
  const unsaid = await wrong
    .form("Put it in the report")
    .fill({ "Choose a picture": pixel })
    .submit();
  expect(unsaid).toHaveStatus(422);
  // The picture that was chosen is kept: it need not be chosen again.
  expect(unsaid.attributes("img", "alt")).toContain("Chosen for the report");
  const put = await unsaid
    .form("Put it in the report")
    .fill({ "What it shows": "The [empty] hall", Caption: 'The hall at "eight"' })
    .submit();
  const record = put.form("Save the record");
  expect(record.value("Report")).toMatch(/!\[.*\]\(\/images\/\w+.*\)$/);
  expect(record.value("How many came")).toBe("64");
  const shown = { "Say on the meeting’s page how many came": true };
  const saved = await record.fill(shown).submit();
  expect(saved.url.searchParams.get("done")).toBe("recorded");

  const page = await visitor.open(made.path);
  const picture = page.region('The hall at "eight"');
  expect(picture.attribute("img", "alt")).toBe("The [empty] hall");
  const image = await visitor.request(picture.attribute("img", "src") ?? "");
  expect(image.headers.get("content-type")).toMatch(/^image\//);
  expect(page).toShow("64 people came");
});

test("a picture that was chosen and not put in the report is not lost when the record is saved", async ({
  owner,
  visitor,
  demo,
}) => {
  const made = await putOn(owner, { Title: "An evening on sluices" });
  letItBeOver(demo, made);
  const pixel = new File([PIXEL], "sluice.png", { type: "image/png" });
  const desk = await owner.open(made.desk);
  const typed = { Report: "It rained.", "Choose a picture": pixel };
  const unsaid = await desk.form("Save the record").fill(typed).submit();
  expect(unsaid.problems.join()).toContain("Say what the picture shows.");
  expect(unsaid.form("Save the record").value("Report")).toBe("It rained.");
  const removed = await unsaid.press("Remove the picture");
  expect(removed.attributes("img", "alt")).not.toContain("Chosen for the report");
  const saved = await unsaid
    .form("Save the record")
    .fill({ "What it shows": "The sluice" })
    .submit();
  expect(saved.url.searchParams.get("done")).toBe("recorded");
  expect((await visitor.open(made.path)).attributes("img", "alt")).toContain("The sluice");
});

test("details of a page that may not be read: what was typed stays", async ({ owner, demo }) => {
  // The site itself is on this machine, and a page of it would be no secret.
  const link = `${demo.url}/articles`;
  const form = (await owner.open("/dashboard/articles/new")).form("Fetch details");
  const said = await form.fill({ Title: "The mill race", Link: link }).submit();
  expect(said).toShow("This page could not be read.");
  expect(said.form("Fetch details").value("Title")).toBe("The mill race");
  expect(said.form("Fetch details").value("Link")).toBe(link);
});
