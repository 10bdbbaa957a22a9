import { describe, expect, it } from "vitest";
import { ownRsvpsMail } from "#lib/mail/templates/account.ts";
import { duration, inLine, type MeetingFacts } from "#lib/mail/templates/facts.ts";
import { meetingChangeMail } from "#lib/mail/templates/meeting.ts";
import { reminderMail, thanksMail } from "#lib/mail/templates/occasion.ts";
import {
  alreadyMail,
  cancelledMail,
  changedMail,
  declinedMail,
  goingMail,
  promotedMail,
  tentativeMail,
  waitingMail,
} from "#lib/mail/templates/rsvp.ts";
import { addressLeftMail } from "#lib/mail/templates/rsvp-address.ts";
import {
  approvedMail,
  confirmMail,
  heldMail,
  lapsedMail,
  pendingMail,
  refusedMail,
} from "#lib/mail/templates/rsvp-steps.ts";

const detailsOf = (text: string): MeetingFacts["details"] => ({
  mapUrl: "https://map.example.org/",
  price: `£3, ${text}`,
  wayIn: [{ about: "The room", text }],
  programme: [{ at: "14:00", title: text }],
  reading: [{ title: text, source: text, url: "https://library.example.org/" }],
});
const meeting: MeetingFacts = {
  title: "Moths by lamplight",
  date: "Sun 7 Oct 2007",
  when: "Sunday 7 October 2007, 14:00–17:00 (BST)",
  days: 1,
  daysOff: 0,
  doors: "13:30",
  where: "Marchmont Centre, 62 Marchmont Street",
  url: "https://meetings.example.org/meetings/moths",
  onlineUrl: "https://meet.example.org/moths",
  details: detailsOf("Up the stairs"),
  seat: { calendars: [{ name: "Google", href: "https://calendar.example.org/" }] },
  groupName: "Field Naturalists",
  accent: null,
  waitlistOrder: "strict",
  promotionHoldMinutes: null,
};
const rsvp = { name: "Ann", partySize: 2 };
const until = "Friday 5 October 2007, 18:00 (BST)";
const stands = { ...rsvp, status: "going" as const };
const change = { note: "", ...stands, until: null, attached: true };

const seatedOf = (facts: MeetingFacts, who: typeof rsvp, note = "") => {
  const told = { ...change, ...who, note };
  return {
    going: goingMail(facts, who),
    promoted: promotedMail(facts, who),
    approved: approvedMail(facts, who),
    changed: meetingChangeMail(facts, { kind: "changed", ...told }),
    reinstated: meetingChangeMail(facts, { kind: "reinstated", ...told }),
  };
};
const unseatedOf = (facts: MeetingFacts, who: typeof rsvp, note = "The hall is small.") => ({
  confirm: confirmMail(facts, { ...who, until }),
  pending: pendingMail(facts, who),
  refused: refusedMail(facts, who, note),
  held: heldMail(facts, { ...who, until }),
  lapsed: lapsedMail(facts, who),
  tentative: tentativeMail({ ...facts, seat: null }, who),
  declined: declinedMail(facts, { ...who, wasEntered: true }),
  cancelled: cancelledMail(facts, { ...who, wasEntered: true }, "attendee"),
  off: meetingChangeMail(facts, { kind: "cancelled", ...change, ...who, note }),
});
const othersOf = (facts: MeetingFacts, who: typeof rsvp) => ({
  waiting: waitingMail({ ...facts, seat: null }, { ...who, place: 3 }),
  already: alreadyMail(facts, { ...who, status: "going" }, null),
  itself: changedMail(facts, { ...who, status: "going", attached: true }),
  reminder: reminderMail(facts, { ...who, until: null }),
  thanks: thanksMail(facts, who),
});
const seated = seatedOf(meeting, rsvp);
const unseated = unseatedOf(meeting, rsvp);
const others = othersOf(meeting, rsvp);

/** The places that a mail to a guest may have. */
const PLACES = /\{\{link:(manage|ticket|calendar)\}\}/g;

describe("every mail about an RSVP", () => {
  it.each(Object.entries({ ...seated, ...unseated, ...others }))(
    "%s names the meeting and its time, leads to the RSVP, and says the same as text and as HTML",
    (_, { subject, text, html }) => {
      expect(subject).toContain(meeting.title);
      for (const body of [text, html]) {
        expect(body).toContain(meeting.title);
        expect(body).toContain(meeting.when);
        expect(body).toContain("{{link:manage}}");
        expect(body).toContain(meeting.groupName);
        // Every place in the words is filled.
        expect(body.replace(PLACES, "")).not.toMatch(/[{}]/);
      }
      // A row of the facts has a colon in the text alone.
      const bare = (words: string) => words.replace(/:(?= |$)/g, "");
      const read = bare(html.replace(/<style.*?<\/style>|<[^>]+>/gs, " ").replace(/\s+/g, " "));
      for (const line of text.split("\n").filter((one) => /^(?!https:)\p{L}/u.test(one))) {
        expect(read).toContain(bare(line));
      }
    },
  );

  it.each(["cancelled", "postponed"] as const)("a meeting that is %s was to be then", (kind) => {
    const { text } = meetingChangeMail(meeting, { kind, ...change });
    expect(text).toContain(`Was to be: ${meeting.when}`);
  });

  it("the reminder says what it costs, where that is known", () => {
    expect(others.reminder.text).toContain("Price: £3, ");
    const unknown = { ...meeting, details: { ...meeting.details, price: "" } };
    expect(reminderMail(unknown, { ...rsvp, until: null }).text).not.toContain("Price");
  });

  it.each(Object.entries(unseated))("%s gives no online link", (_, { text }) => {
    expect(text).not.toContain("meet.example.org");
  });
});

describe("the mail to keep", () => {
  const KEPT = [
    meeting.where,
    "Price: £3, Up the stairs",
    "Map:\nhttps://map.example.org/",
    "The room: Up the stairs",
    "To read before",
    "https://library.example.org/",
  ];
  const { already, itself, reminder, waiting } = others;

  it.each(Object.entries({ ...seated, already, itself, reminder }))(
    "“%s” says all that who has a seat must have on the day, with ticket and calendars",
    (_, { text, html }) => {
      for (const said of KEPT) expect(text).toContain(said);
      for (const body of [text, html]) {
        for (const link of [
          "{{link:ticket}}",
          "{{link:calendar}}",
          "https://calendar.example.org/",
        ])
          expect(body).toContain(link);
      }
    },
  );

  it("is the one of the waiting list too, without a ticket", () => {
    for (const said of [...KEPT, "third in line"]) expect(waiting.text).toContain(said);
    expect(waiting.text).not.toMatch(/link:ticket|link:calendar|calendar\.example/);
  });

  it("says once what is new of the way in and of the price, whichever mail it is", () => {
    const none = { come: [], gone: [] };
    const moved: MeetingFacts = {
      ...meeting,
      details: {
        ...meeting.details,
        wayIn: [
          { about: "The room", text: "Up the stairs" },
          { about: "The way in", text: "By the yard." },
        ],
      },
      news: {
        ...{ doors: none, programme: none, reading: none, about: none },
        wayIn: { come: ["The way in: By the yard."], gone: ["The way in: By the gate."] },
        price: { come: [meeting.details.price], gone: ["£2"] },
      },
    };
    const full = { ...seatedOf(moved, rsvp), ...othersOf(moved, rsvp) };
    const { thanks: _, ...kept } = full;
    for (const [name, { text }] of Object.entries(kept)) {
      const times = (words: string) => text.split(words).length - 1;
      expect(times("By the yard."), name).toBe(1);
      expect(times("By the gate."), name).toBe(1);
      expect(times(meeting.details.price), name).toBe(1);
      expect(text, name).toContain("The way in now: By the yard.");
      // What is not new stands where it always does.
      expect(text, name).toMatch(/Getting there and getting in\n-+\n\nThe room: Up the stairs/);
    }
  });

  it("says that an answer in the calendar does not reach us, where the entry is attached", () => {
    const { going, promoted, approved, changed, reinstated } = seated;
    for (const { text } of [
      going,
      promoted,
      approved,
      changed,
      reinstated,
      itself,
      unseated.tentative,
    ]) {
      expect(text).toContain("What you answer there does not reach us");
    }
    for (const { text } of [waiting, already, reminder, unseated.off]) {
      expect(text).not.toContain("attached");
    }
  });

  it("speaks of a seat only to who has one, and of as many as there are", () => {
    expect(seated.going.text).toContain("does not give your seat back");
    expect(unseated.tentative.text).not.toContain("your seat");
    expect(seated.changed.text).toContain("You have 2 seats.");
  });

  it("says how the entries of several days are called off, where a calendar has them", () => {
    const days = { ...meeting, days: 3 };
    const { cancelled, declined, off } = unseatedOf(days, rsvp);
    const left = addressLeftMail(days, { wasEntered: true });
    for (const { text } of [cancelled, declined, off, left]) {
      expect(text).toContain("This mail calls off the first; open the file attached to it");
    }
    const fewer = seatedOf({ ...meeting, daysOff: 2 }, rsvp).changed;
    expect(fewer.text).toContain("open the file attached to it for the rest");
    const never = cancelledMail(days, { ...rsvp, wasEntered: false }, "attendee");
    expect(never.text).not.toContain("attached");
    expect(unseated.cancelled.text).not.toContain("calls off");
  });
});

const EVIL =
  '<script>alert(1)</script><img src=x onerror="alert(1)">"\'> {{link:manage}} {{{link:manage}} {name}';

describe("what people typed", () => {
  const facts = {
    ...meeting,
    details: detailsOf(EVIL),
    title: EVIL,
    where: EVIL,
    groupName: EVIL,
    accent: '"><script>',
  };
  const who = { name: EVIL, partySize: 1 };
  const all = {
    ...seatedOf(facts, who, EVIL),
    ...unseatedOf(facts, who, EVIL),
    ...othersOf(facts, who),
  };

  it.each(Object.entries(all))("is harmless in the mail “%s”", (_, { html, text }) => {
    expect(html).not.toMatch(/<script|<img|onerror="/i);
    // Every link's place is one that the template set: the value of an href, or alone on its line.
    const places = html.match(/\{\{link:/g) ?? [];
    const hrefs = html.match(/href="\{\{link:(manage|ticket|calendar)\}\}"/g);
    expect(hrefs).toHaveLength(places.length);
    const lines = text.split("\n").filter((line) => line.includes("{{link:"));
    expect(lines.filter((line) => line.replace(PLACES, "") !== "")).toEqual([]);
    expect(lines).toHaveLength(places.length);
  });
});

describe("the waiting list", () => {
  it("says who goes first, as the organizers chose", () => {
    const strict = waitingMail(meeting, { ...rsvp, place: 3 }).text;
    expect(strict).toContain("You are third in line.");
    expect(strict).toContain("nobody passes it");
    const smaller = waitingMail({ ...meeting, waitlistOrder: "smaller-first" }, rsvp).text;
    expect(smaller).toContain("a smaller one behind it that fits may be seated first");
    expect(smaller).not.toContain("nobody passes it");
  });

  it("says whether an answer will be wanted, and how soon", () => {
    expect(waitingMail(meeting, rsvp).text).toContain("there is nothing you need to do");
    const held = waitingMail({ ...meeting, promotionHoldMinutes: 2880 }, rsvp).text;
    expect(held).toContain("You then have 2 days to answer.");
    expect(held).not.toContain("nothing you need to do");
  });

  it.each([
    [1, "first in line"],
    [11, "11th in line"],
    [22, "22nd in line"],
    [113, "113th in line"],
  ])("counts %i", (n, words) => expect(inLine(n)).toBe(words));
});

it("says until when a seat is held", () => {
  expect(unseated.held.text).toContain(`We hold 2 seats for you until ${until}.`);
  expect(unseated.confirm.text).toContain(`We hold 2 seats for you until ${until}.`);
  expect(confirmMail(meeting, { ...rsvp, until, place: 4 }).text).toContain(
    "We hold your place on the waiting list for you until",
  );
});

it("passes on what the organizers say with a refusal", () => {
  expect(unseated.refused.text).toContain("> The hall is small.");
  expect(refusedMail(meeting, rsvp, "").text).not.toContain(">");
});

it("mails the link to the list of one's RSVPs", () => {
  const { subject, text, html } = ownRsvpsMail({ siteName: "Our meetings", minutes: 60 });
  expect(subject).toBe("Your RSVPs on Our meetings");
  expect(text).toContain("The link works for 1 hour.");
  for (const body of [text, html]) expect(body).toContain("{{link:list}}");
});

it.each([
  [45, "45 minutes"],
  [60, "1 hour"],
  [90, "90 minutes"],
  [1440, "1 day"],
  [2880, "2 days"],
])("says %i minutes as %s", (minutes, words) => expect(duration(minutes)).toBe(words));

it("who must answer in time is not promised that anybody waits behind them", () => {
  const words = [unseated.held, seated.promoted].map(({ text }) => text).join("\n");
  expect(words).not.toMatch(/next in line/);
  expect(unseated.held.text).toContain(
    "Without an answer by then, they are kept for you no longer.",
  );
});
