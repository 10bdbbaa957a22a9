import { expect, test } from "./support/test.ts";

/* Search on the sample societies. */

const KOREA = "/meetings/building-a-revolutionary-party-the-korean-experience-2007-10-07";

test("a meeting is found from any page", async ({ visitor }) => {
  const archive = await visitor.open("/archive");
  const found = await archive
    .form("Search")
    .fill({ "Search the site": "korean experience" })
    .submit();
  expect(`${found.url.pathname}${found.url.search}`).toBe("/search?q=korean+experience");
  expect(found).toShow(/\d+ results/);
  const meetings = await found.region("Kind").follow(/^Meetings/);
  const result = meetings.main.line("Sun 7 Oct 2007");
  expect(result.part("mark").text).toMatch(/^korean$/i);
  const meeting = await result.follow(/./);
  expect(meeting.url.pathname).toBe(KOREA);
  expect(meeting).toAnswer(200);
});
