import { describe, expect, it } from "vitest";
import { type MeetingWindow, windowOf } from "#lib/meetings/rsvp-window.ts";
import { errorsOf, joinFields, withReply } from "#lib/rsvps/input.ts";
import { COMMENT_MAX, HEARD_MAX, NAME_MAX, PARTY_MAX } from "#lib/rsvps/rules.ts";

const good = { name: "Ann Webb", email: "ann@example.org", partySize: "2" };

function wrong(fields: Record<string, unknown>) {
  const parsed = joinFields.safeParse({ ...good, ...fields });
  return parsed.success ? {} : errorsOf(parsed.error);
}

describe("the RSVP form", () => {
  it("cleans what was typed", () => {
    const typed = { name: "  Ann\u202e \n Webb ", email: " Ann@Example.org ", partySize: " 2 " };
    expect(joinFields.parse(typed)).toEqual({
      name: "Ann Webb",
      email: "Ann@Example.org",
      familyName: "",
      partySize: 2,
      partyNames: [],
      reply: "going",
      comment: "",
      heardFrom: "",
      named: false,
    });
  });

  it("takes the reply of a page that is older than its name", () => {
    expect(withReply({ ...good, answer: "declined" })).toEqual({ ...good, reply: "declined" });
    expect(withReply({ ...good, reply: "declined" })).toEqual({ ...good, reply: "declined" });
    expect(withReply(good)).toEqual(good);
  });

  it.each([
    ["name", NAME_MAX, (n: number) => "x".repeat(n)],
    ["familyName", NAME_MAX, (n: number) => "x".repeat(n)],
    ["comment", COMMENT_MAX, (n: number) => "x".repeat(n)],
    ["heardFrom", HEARD_MAX, (n: number) => "x".repeat(n)],
    ["partySize", PARTY_MAX, String],
    ["partyNames", PARTY_MAX - 1, (n: number) => Array(n).fill("x").join("\n")],
  ])("%s takes %i, and not one more", (field, most, of) => {
    expect(wrong({ [field]: of(most) })).toEqual({});
    expect(Object.keys(wrong({ [field]: of(most + 1) }))).toEqual([field]);
  });

  it("takes a party of one, and words of every kind", () => {
    expect(joinFields.parse({ ...good, partySize: "1" }).partySize).toBe(1);
    const words = { comment: "I\nmay be late", heardFrom: "A friend" };
    expect(joinFields.parse({ ...good, ...words })).toMatchObject(words);
    const unseen = { comment: "\u200b", heardFrom: "\u3164" };
    expect(joinFields.parse({ ...good, ...unseen })).toMatchObject({ comment: "", heardFrom: "" });
  });

  it.each([
    ["name", ""],
    ["name", "   "],
    ["name", "\u200b\u2060\u3164"],
    ["name", "x".repeat(10_000)],
    ["name", undefined],
    ["name", ["Ann", "Bob"]],
    ["name", "https://win.example/now Ann"],
    ["name", "Ann, see www.win.example"],
    ["name", "win.example/now"],
    ["email", ""],
    ["email", "ann"],
    ["email", "ann@example"],
    ["email", "ann@example.org, bob@example.org"],
    ["email", "ann@example.org\r\nBcc: bob@example.org"],
    ["email", "x".repeat(10_000)],
    ["email", {}],
    ["partySize", ""],
    ["partySize", "0"],
    ["partySize", "-1"],
    ["partySize", "1.5"],
    ["partySize", "1e1"],
    ["partySize", "many"],
    ["partySize", "51"],
    ["partySize", "99999999999999999999"],
    ["partySize", "٣"],
  ])("%s: %j has a message beside it", (field, value) => {
    const errors = wrong({ [field]: value });
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toMatch(/^Enter .*\.$/);
  });

  it.each(["Ann St.John", "A. B. Webb", "Ann / Bob Webb", "Dr.Webb", "Ann (www)", "Webb & Co."])(
    "%s is a name, and no web address",
    (name) => expect(wrong({ name })).toEqual({}),
  );
});

describe("windowOf", () => {
  const at = new Date("2027-01-10T12:00Z");
  const meeting: MeetingWindow = {
    status: "published",
    deletedAt: null,
    takesRsvps: true,
    rsvpsOpenAt: null,
    rsvpsCloseAt: null,
    endsAt: new Date("2027-01-20T21:00Z"),
  };
  it.each<[string, Partial<MeetingWindow>]>([
    ["open", {}],
    ["open", { rsvpsOpenAt: at }],
    ["early", { rsvpsOpenAt: new Date(at.getTime() + 1) }],
    ["closed", { rsvpsCloseAt: at }],
    ["open", { rsvpsCloseAt: new Date(at.getTime() + 1) }],
    ["past", { endsAt: at }],
    ["none", { takesRsvps: false }],
    ["cancelled", { status: "cancelled" }],
    ["cancelled", { status: "cancelled", endsAt: at }],
    ["postponed", { status: "postponed" }],
    ["missing", { status: "draft" }],
    ["missing", { deletedAt: at }],
  ])("%s: %j", (window, change) => expect(windowOf({ ...meeting, ...change }, at)).toBe(window));
});
