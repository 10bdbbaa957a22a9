import ICAL from "ical.js";
import ical from "node-ical";
import { toInstant } from "#lib/time/dates.ts";
import { dayAhead, reply } from "./support/desk.ts";
import { signIn } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";
import { Visitor } from "./support/visitor.ts";

/* The whole job, on an empty site: set up, schedule, publish, RSVP, cancel, promotion, feed. */

/** A day that every feed reaches. */
const DAY = dayAhead(100);
const GWEN = { OWNER_EMAIL: "gwen@example.org", OWNER_PASSWORD: "a hall with ninety chairs" };
const PATH = `/meetings/locks-and-who-kept-them-${DAY}`;

test("from an empty site to a full hall and a promoted guest", async ({
  empty: { site, mailbox },
}) => {
  const gwen = new Visitor(site.url);
  const visitor = new Visitor(site.url);

  // Set up by the one-time link.
  const link = site.setupLink() ?? "";
  const form = (await gwen.open(link)).form("Set the site up").fill({
    "Your name": "Gwen Hythe",
    "Your e-mail": GWEN.OWNER_EMAIL,
    "A password": GWEN.OWNER_PASSWORD,
    "Your society’s name": "Friends of the Canal",
    "Its time zone": "Europe/London",
  });
  const desk = await form.submit();
  expect(desk.url.pathname).toMatch(/^\/dashboard/);
  expect(await visitor.open(link)).toHaveStatus(404);

  // A site of one group tells of it in place of an index of groups.
  const home = await visitor.open("/");
  const about = await home.region("Main").follow("About");
  expect(about.heading).toBe("Friends of the Canal");
  expect(about.hasLink("Groups")).toBe(false);

  // Sign out, and in again with the password.
  expect((await desk.press("Sign out")).url.pathname).not.toMatch(/^\/dashboard/);
  expect((await gwen.open("/dashboard")).url.pathname).toBe("/sign-in");
  await signIn(gwen, GWEN);

  // Schedule a meeting for two and put it on.
  const scheduled = (await gwen.open("/dashboard/meetings/new")).form("Save and put it on").fill({
    Title: "Locks, and who kept them",
    Starts: `${DAY}T19:00`,
    Ends: `${DAY}T21:00`,
    Seats: 2,
  });
  const meeting = await scheduled.submit();
  expect(meeting.url.pathname).toMatch(/\/dashboard\/meetings\/[0-9a-z]{26}/);

  // Two people fill the hall, a third waits.
  const join = (name: string, email: string) =>
    reply(visitor, PATH, { Name: name, "E-mail": email });
  expect(await join("Ada Brook", "ada@example.org")).toShow("ada@example.org");
  expect(await join("Bilal Carrow", "bilal@example.org")).toShow("bilal@example.org");
  expect(await join("Carys Fenn", "carys@example.org")).toShow("carys@example.org");
  const going = await mailbox.waitFor("ada@example.org");
  expect(going.attachments.map(({ mimeType }) => mimeType).join()).toMatch(
    /text\/calendar|application\/ics/,
  );
  await mailbox.waitFor("bilal@example.org");
  const waiting = await mailbox.waitFor("carys@example.org");
  expect(waiting.text).toMatch(/waiting list/i);

  // Cancelling by the mail's link moves the head of the line up.
  const own = await visitor.open(going.link("/rsvps/"));
  expect(await own.press("Yes, cancel it")).toShow(/cancelled/i);
  const promoted = await mailbox.waitFor("carys@example.org", { after: 1 });
  expect(promoted.subject).toMatch(/seat/);
  const cancelled = await mailbox.waitFor("ada@example.org", { after: 1 });
  expect(cancelled.source).toMatch(/METHOD[:=]CANCEL/i);

  // Two independent parsers read the same meeting from the feed.
  const feed = await visitor.request("/feeds/meetings.ics");
  expect(feed.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await feed.text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  expect(events.map((event) => event.getFirstPropertyValue("summary"))).toEqual([
    "Locks, and who kept them",
  ]);
  const parsed = Object.values(ical.sync.parseICS(text)).find((item) => item?.type === "VEVENT");
  expect(parsed && "start" in parsed && parsed.start?.toISOString()).toBe(
    toInstant(`${DAY}T19:00`, "Europe/London").toISOString(),
  );
  for (const name of ["ada@", "bilal@", "carys@", "ATTENDEE"]) expect(text).not.toContain(name);
  const tag = feed.headers.get("etag") ?? "";
  const again = await visitor.request("/feeds/meetings.ics", {
    headers: { "if-none-match": tag },
  });
  expect(again.status).toBe(304);

  // Cancelling the meeting tells those who come, and the feed.
  const cancel = (await gwen.open(meeting.url.pathname)).form("Cancel the meeting");
  await cancel.fill({ Why: "The lock is being mended." }).submit();
  const told = await mailbox.waitFor("bilal@example.org", { after: 1 });
  expect(told.text).toContain("The lock is being mended.");
  expect((await visitor.open("/feeds/meetings.ics")).html).toContain("STATUS:CANCELLED");
  expect(await visitor.open(PATH)).toShow("The lock is being mended.");
});
