import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { typescript } from "#app/_launch/runtime.mjs";
import { figure, write } from "#tests/site/database.ts";
import { OWNER } from "#tests/site/owner.ts";
import { removeSite, type Started, startWithMailbox } from "#tests/site/with-mailbox.ts";
import { dayAhead, putOn, reply } from "../support/desk.ts";
import { signedIn } from "../support/sign-in.ts";
import { expect, test } from "../support/test.ts";
import { Visitor } from "../support/visitor.ts";

/* A machine whose clock is wrong one day, and what an owner does about it. */

const DAY_MS = 86_400_000;
const preload = pathToFileURL(join(import.meta.dirname, "../../year-ahead.ts")).href;

/** How a site is started on a machine whose clock is far ahead, also of one that is a year ahead itself. */
const AHEAD = {
  AHEAD_DAYS: "800",
  NODE_OPTIONS: [process.env.NODE_OPTIONS, ...typescript, `--import=${preload}`].join(" "),
};

const TITLE = "Is the clock right?";

/** What the jobs would take at once, if they went by the clock. */
const kept = ({ site }: Started) => ({
  people: figure(site, "select count(*) from rsvps where erased_at is null and email is not null"),
  seats: figure(site, "select count(*) from rsvps where held_until is not null"),
});

const rounds = ({ site }: Started) =>
  figure(site, "select json_extract(value, '$.doubt.ran') from settings where key = 'clock'");

test("a start with a wrong clock erases nothing until an owner has looked, and a day more", async () => {
  const started = await startWithMailbox({ ...OWNER });
  try {
    const { site, mailbox } = started;
    const owner = await signedIn(site.url);
    const soon = await putOn(owner, { Title: "The last lamplighter" });
    const late = await putOn(owner, {
      Title: "Three winters on",
      Starts: `${dayAhead(1000)}T19:00`,
      "When somebody new takes a seat": "They have 2 hours to confirm by the mailed link",
    });
    const visitor = new Visitor(site.url);
    const everild = { Name: "Everild", "E-mail": "everild@example.org" };
    await reply(visitor, soon.path, everild);
    await reply(visitor, late.path, { Name: "Dorothea", "E-mail": "dorothea@example.org" });
    await mailbox.waitFor("everild@example.org");
    await mailbox.waitFor("dorothea@example.org");
    expect(await owner.open("/dashboard")).not.toShow(TITLE);
    const before = kept(started);
    expect(before.people).toBeGreaterThan(2);
    expect(before.seats).toBe(1);

    await site.stop();
    await site.start(AHEAD);
    const told = await mailbox.waitFor(OWNER.OWNER_EMAIL, { subject: /^Is the clock of/ });
    expect(told.text).toContain("press “The clock is right” on the desk");
    // All that goes by the clock is looked at again each minute.
    await expect.poll(() => rounds(started), { timeout: 120_000 }).toBeGreaterThan(0);
    expect(kept(started)).toMatchObject({ people: before.people, seats: before.seats });
    for (const path of ["/", "/meetings", soon.path, "/privacy"]) {
      expect((await visitor.request(path)).status, path).toBe(200);
    }
    expect(mailbox.to("dorothea@example.org")).toHaveLength(1);

    const again = await signedIn(site.url);
    const desk = await again.open("/dashboard");
    expect(desk).toShow(TITLE);
    const right = await desk.press("The clock is right");
    expect(right.url.pathname).toBe("/dashboard");
    expect(await again.open("/dashboard")).not.toShow(TITLE);

    // What is due is done from then on; what is erased was marked for a day of running before.
    await site.stop();
    await site.start(AHEAD);
    await mailbox.waitFor("dorothea@example.org", { subject: /seat was given up/ });
    expect(kept(started)).toMatchObject({ people: before.people, seats: 0 });
    write(
      site,
      "update settings set value = json_set(value, '$.ran', json_extract(value, '$.ran') + ?) where key = 'clock'",
      DAY_MS,
    );
    await site.stop();
    await site.start(AHEAD);
    // She who is expected in three winters is all who is left.
    await expect.poll(() => kept(started).people, { timeout: 30_000 }).toBe(1);
  } finally {
    await removeSite(started);
  }
});
