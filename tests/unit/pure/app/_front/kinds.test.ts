import { describe, expect, test } from "vitest";
import { type Kind, kindOf } from "#app/_front/kinds.ts";

/** The paths of a list that this can be said of. */
const of = (paths: string[], say: (kind: Kind) => boolean) =>
  paths.filter((path) => say(kindOf(path)));

const FEEDS = [
  "/feeds/meetings.ics",
  "/groups/a/calendar.ics",
  "/groups/a/feeds/meetings.atom",
  "/topics/a/feeds/meetings.json",
  "/meetings/a/cite/bib",
  "/publications/a/1/cite/ris",
];
const TOKENS = [
  "/rsvps/a",
  "/rsvps/a/calendar.ics",
  "/tickets/a",
  "/subscribe/confirm/a",
  "/subscribe/manage/a/data.json",
  "/unsubscribe/a",
];
const GATES = ["/sign-in/confirm", "/invitations/a", "/setup"];
const DESK = ["/dashboard", "/dashboard/meetings/a/rsvps/export.csv", "/sign-in"];
const PAGES = ["/", "/meetings", "/meetings/a", "/subscribe", "/dashboards", "/rsvps-of", "/apis"];
const FILES = ["/_next/static/a.js", "/images/a", "/healthz", "/api/search"];
const ALL = [...FEEDS, ...TOKENS, ...GATES, ...DESK, ...PAGES, ...FILES];

describe("what an address is", () => {
  test("feeds are only read, by pages of other sites too", () => {
    expect(of(ALL, ({ open }) => open)).toEqual(FEEDS);
    expect(of(ALL, ({ methods }) => !methods.includes("POST"))).toEqual(FEEDS);
  });

  test("only interfaces are changed by other methods", () => {
    expect(of(ALL, ({ methods }) => methods.includes("DELETE"))).toEqual(["/api/search"]);
  });

  test("links by which one may act are secret", () => {
    expect(of(ALL, ({ secret }) => secret)).toEqual([...TOKENS, ...GATES]);
  });

  test("what they lead to is kept by nobody, but a calendar by the program that follows it", () => {
    expect(of(ALL, ({ followed }) => followed)).toEqual(["/rsvps/a/calendar.ics"]);
  });

  test("pages for people who sign in have a nonce", () => {
    expect(of(ALL, ({ scripts }) => scripts === "nonce")).toEqual([...GATES, ...DESK]);
  });

  test("pages for everybody have our scripts", () => {
    expect(of(ALL, ({ scripts }) => scripts === "ours")).toEqual([...TOKENS, ...PAGES]);
  });

  test("only the frames of recordings bring a policy of their own", () => {
    expect(of(["/meetings/a/player/b", ...ALL], ({ scripts }) => scripts === "apart")).toEqual([
      "/meetings/a/player/b",
    ]);
  });

  test("forms come from this site, but for a mail provider's one press", () => {
    expect(of(ALL, ({ takes }) => takes === "anything")).toEqual(["/unsubscribe/a"]);
    expect(of(ALL, ({ takes }) => takes === "data")).toEqual(["/api/search"]);
  });

  test("only the desk sends pictures", () => {
    expect(of(ALL, ({ formMb }) => formMb > 1)).toEqual(DESK.slice(0, 2));
  });
});

test("takes an address that says what became of a form for a secret", () => {
  expect(kindOf("/meetings/harvest").secret).toBe(false);
  expect(kindOf("/meetings/harvest?said=abc").secret).toBe(true);
  expect(kindOf("/subscribe?group=x&said=abc").secret).toBe(true);
  expect(kindOf("/search?q=said=abc").secret).toBe(false);
});
