import type { Page } from "./support/page.ts";
import { expect, test } from "./support/test.ts";

/* The public lists of the sample societies: choices, calendar, archive, how meetings stand. */

const titles = (page: Page) => page.main.texts("ol li h2, ol li h3");
const isNamed = (name: string) => expect.arrayContaining([name]);

test("a list is narrowed, step by step and back", async ({ visitor }) => {
  const list = await visitor.open("/meetings");
  const all = titles(list);
  const choose = async (from: Page, label: string, start: string) => {
    const form = from.form("Show these meetings");
    const option = form.options(label).find((each) => each.startsWith(start)) ?? start;
    const page = await form.fill({ [label]: option }).submit();
    expect(titles(page)).toHaveLength(Number(/\((\d+)\)$/.exec(option)?.[1]));
    return page;
  };
  const stars = await choose(list, "Topic", "Astronomy");
  expect(titles(stars)).toEqual(["What can be seen next month", "One star, two shores"]);
  const here = await choose(stars, "How to take part", "In person (");
  expect(titles(here)).toEqual(["One star, two shores"]);
  expect(here.url.searchParams.get("topic")).toBe("astronomy");
  expect(here.url.searchParams.get("attendance")).toBe("in-person");
  const wider = await here.follow(/Do not filter by topic/);
  expect(wider.part('[role="status"]')).toShow("meetings");
  const whole = await wider.follow(/Do not filter by how to take part/);
  expect(titles(whole)).toEqual(all);
  expect(whole.url.search).toBe("");
});

test("what leaves nothing says so and leads on", async ({ visitor }) => {
  const page = await visitor.open("/meetings?topic=astronomy&venue=the-old-tannery-hall");
  expect(page.main).toShow("No meeting to come is like this");
  expect(titles(await page.follow(/Do not filter by venue/))).not.toEqual([]);
});

test.for([
  ["?topic=maps&topic=maps", 400],
  ["?topic=%27%22%3Cx%3E", 400],
  ["?venue=nowhere", 400],
  ["?attendance=x", 400],
  ["?page=-1", 404],
  ["?page=1e9", 404],
  ["?page=999", 404],
] as const)(
  "a choice or a page that is not there is no list: %s",
  async ([odd, status], { visitor }) => {
    for (const list of ["/meetings", "/archive"]) {
      expect(await visitor.open(list + odd), list).toHaveStatus(status);
    }
  },
);

test("names for tracking and capitals lead to the one address", async ({ visitor }) => {
  const page = await visitor.open("/Meetings?utm_source=post&topic=astronomy");
  expect(page.url.pathname + page.url.search).toBe("/meetings?topic=astronomy");
});

test("the calendar goes from month to month, with a table for the eyes and the ears", async ({
  visitor,
}) => {
  const now = await visitor.open("/calendar");
  const table = now.region(now.heading);
  expect(table.parts('th[scope="col"]')).toHaveLength(7);
  const today = table.part('td[aria-current="date"]');
  expect(today).toShow("Today");
  expect(today.hasLink(/Exhibition: maps from the drawer/)).toBe(true);
  const next = await visitor.open(now.attribute('a[rel="next"]', "href") ?? "");
  expect(next.heading).not.toBe(now.heading);
  const back = await visitor.open(next.attribute('a[rel="prev"]', "href") ?? "");
  expect(back.heading).toBe(now.heading);
});

test("an empty month leads to one that has meetings; what is no month is not there", async ({
  visitor,
}) => {
  expect((await visitor.open("/calendar/2091-02")).main).toShow("No meeting in February 2091");
  const empty = await visitor.open("/calendar/2008-01");
  const month = await empty.main.follow("October 2007");
  expect(month.part("table").hasLink(/Korean Experience/)).toBe(true);
  for (const wrong of ["/calendar/2026-13", "/calendar/1899-12", "/calendar/x"]) {
    expect(await visitor.open(wrong), wrong).toHaveStatus(404);
  }
});

test("the archive opens by year and by series", async ({ visitor }) => {
  const archive = await visitor.open("/archive");
  const series = await archive.region("Series").follow(/./);
  expect(series.texts("h2")).toEqual(isNamed("What took place"));
  const korea = await visitor.open("/archive?group=friends-of-korea");
  const year = await korea.region("Years").follow(/2007/);
  expect(year.url.pathname + year.url.search).toBe("/archive/2007?group=friends-of-korea");
  expect(titles(year)).toEqual(["Building a Revolutionary Party – the Korean Experience"]);
});

test("topics lead to their meetings", async ({ visitor }) => {
  const topics = await visitor.open("/topics");
  expect((await topics.main.follow(/^Maps/)).heading).toBe("Maps");
});

test("an exhibition says the hours of its days", async ({ visitor }) => {
  const hours = /10:00–17:00 every day until \w{3} \d+ \w{3,4} /;
  const line = (await visitor.open("/meetings")).main.line("Exhibition: maps from the drawer");
  expect(line).toShow(hours);
  expect(await line.follow(/./)).toShow(hours);
});

test.for([
  ["Moths by lamplight", "Full: join the waiting list", "Full: join the waiting list"],
  ["A walk along the parish boundary", "Cancelled", "This meeting is cancelled"],
  ["Mosses of the north face", "Postponed", "This meeting is postponed"],
  ["What can be seen next month", "Online", "Online"],
  ["One star, two shores", "In person and online", "In person and online"],
] as const)(
  "how “%s” stands is plain in the list and on its page",
  async ([title, list, here], { visitor }) => {
    const line = (await visitor.open("/meetings")).main.line(title);
    expect(line.texts("p, span, strong, li, div")).toEqual(isNamed(list));
    const page = await line.follow(/./);
    expect(page.main.texts("p, span, strong, h2, li, div")).toEqual(isNamed(here));
  },
);
