import { describe, expect, it } from "vitest";
import { readTable } from "#lib/imports/table.ts";
import { type DayOrder, readAgreed } from "#lib/subscribers/import/agreed.ts";
import { guessLayout, shapeOf } from "#lib/subscribers/import/columns.ts";
import { dayOrderFor } from "#lib/subscribers/import/day-order.ts";
import { planSubscribers } from "#lib/subscribers/import/plan.ts";

const NOBODY = { there: new Set<string>(), others: new Set<string>(), left: new Set<string>() };

/** Who wrote it, then each row: "subscribed ann@example.org 2024-01-01 Signed the list", or why not. */
function read(text: string, present = NOBODY, usual: DayOrder = null): string[] {
  const rows = readTable(text.trim());
  if (!rows.ok) throw new Error(rows.reason);
  const plan = planSubscribers(rows.value, guessLayout(rows.value), present, usual);
  return [
    `${shapeOf(rows.value)}`,
    ...plan.map(({ fate, said, reason }) =>
      said && fate === "subscribed"
        ? `${fate} ${said.email} ${said.agreedAt?.slice(0, 10)} ${said.how}`
        : `${fate} ${said?.email ?? "-"}: ${reason}`,
    ),
  ];
}

const LEFT_THERE = "out -: Unsubscribed there, or no mail reached them: is not taken over.";

describe("a list of subscribers", () => {
  it("of Mailchimp is known: who signed up by a form agreed, whom somebody added is asked, who left stays out", () => {
    expect(
      read(`
Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS
ann@example.org,Ann,Lee,2,"2024-01-01 10:00:00",192.0.2.1,"2024-01-02 10:00:00",192.0.2.1,,,,,,,,"2024-01-02 10:00:00",1,a,,
bob@example.org,Bob,Ray,2,,,"2024-01-02 10:00:00",,,,,,,,,"2024-01-02 10:00:00",2,b,,`),
    ).toEqual([
      "Mailchimp",
      "subscribed ann@example.org 2024-01-02 Signed up by a form, as the imported list says",
      "asked bob@example.org: It does not say how they agreed.",
    ]);
    expect(
      read(`
Email Address,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,CLEAN_TIME,LEID
cyd@example.org,2,2024-01-01 10:00:00,2024-01-01 10:00:00,2025-01-01 10:00:00,,3
dee@example.org,2,2024-01-01 10:00:00,2024-01-01 10:00:00,,2025-01-01 10:00:00,4`),
    ).toEqual(["Mailchimp", LEFT_THERE, LEFT_THERE]);
  });

  it("saved from here says how and when they agreed", () => {
    expect(
      read(`
E-mail,Groups,News,When,Agreed on,How they agreed,State
ann@example.org,Readers,meetings,at-once,2024-05-03,Confirmed by our mail,
'+bob@example.org,Readers,meetings,at-once,2024-05-03,"'=signed, the list",
cyd@example.org,Readers,meetings,at-once,2024-05-03,Confirmed by our mail,no mailbox`),
    ).toEqual([
      "A plain list",
      "subscribed ann@example.org 2024-05-03 Confirmed by our mail",
      "subscribed +bob@example.org 2024-05-03 =signed, the list",
      LEFT_THERE,
    ]);
  });

  it("by hand: half a consent is none, and states are read in others' words", () => {
    expect(
      read(`
Email;Consent;Consent date;Status
Ann <ann@example.org>;Signed the list;3.5.2024;active
bob@example.org;Signed the list;;
cyd@example.org;;2024-05-03;
dee@example.org;Signed the list;2024-05-03;Unsubscribed
eve@example.org;Signed the list;2024-05-03;bounced
ANN@example.org;;;
nobody;;;
;Signed the list;;`),
    ).toEqual([
      "A plain list",
      "subscribed ann@example.org 2024-05-03 Signed the list",
      "asked bob@example.org: It does not say when they agreed.",
      "asked cyd@example.org: It does not say how they agreed.",
      LEFT_THERE,
      LEFT_THERE,
      "there ANN@example.org: Its address stands in line 2 already.",
      "error -: “nobody” is no e-mail address.",
      "error -: There is no address in this row.",
    ]);
  });

  it("of addresses as a mail program copies them, several on a line", () => {
    expect(
      read(`Ann Lee <ann@example.org>, bo@example.org; "Yew, Sam" <sam@example.org>`).slice(1),
    ).toEqual(
      ["ann", "bo", "sam"].map(
        (name) => `asked ${name}@example.org: It does not say how they agreed.`,
      ),
    );
  });

  it("of addresses alone is asked, but for those who are there or have left", () => {
    const present = {
      there: new Set(["bob@example.org"]),
      others: new Set(["cyd@example.org"]),
      left: new Set(["dee@example.org"]),
    };
    expect(
      read("ann@example.org\nbob@example.org\nCyd@example.org\ndee@example.org", present),
    ).toEqual([
      "null",
      "asked ann@example.org: It does not say how they agreed.",
      "there bob@example.org: Is subscribed already; what they chose stays.",
      "asked Cyd@example.org: Is subscribed here already, to other news: is asked whether they want this, too.",
      "out -: Unsubscribed here, or no mail reaches them: is not taken over.",
    ]);
  });
});

describe("consent in free words", () => {
  const LIST = `
E-mail,Consent
ann@example.org,"paper list, 3 May 2024"
bob@example.org,signed up at the AGM on 12/10/2023
cyd@example.org,web form 2024-05-03
dee@example.org,verbally
eve@example.org,2024-05-03
flo@example.org,Yes 2024-05-03
gus@example.org,no`;
  const TWO_DAYS =
    "asked bob@example.org: The day may be read in two ways. Write it as 2024-03-14, or say below when they agreed.";
  const reads = (bob: string) => [
    "A plain list",
    "subscribed ann@example.org 2024-05-03 paper list, 3 May 2024",
    bob,
    "subscribed cyd@example.org 2024-05-03 web form 2024-05-03",
    "asked dee@example.org: It does not say when they agreed.",
    "asked eve@example.org: It does not say how they agreed.",
    "asked flo@example.org: It does not say how they agreed.",
    "out -: Says no there: is not taken over.",
  ];
  const AGM = "signed up at the AGM on 12/10/2023";

  it("says how and when; a day that may be two is asked about, unless it is known how days are written there", () => {
    expect(read(LIST)).toEqual(reads(TWO_DAYS));
    expect(read(LIST, NOBODY, "day")).toEqual(
      reads(`subscribed bob@example.org 2023-10-12 ${AGM}`),
    );
    expect(read(LIST, NOBODY, "month")).toEqual(
      reads(`subscribed bob@example.org 2023-12-10 ${AGM}`),
    );
  });

  it("is read as the other days of the list are written, whatever is usual", () => {
    const [, ...rows] = read(
      "E-mail,Consent\nann@example.org,AGM 12/10/2023\nbob@example.org,AGM 10/25/2023",
      NOBODY,
      "day",
    );
    expect(rows).toEqual([
      "subscribed ann@example.org 2023-12-10 AGM 12/10/2023",
      "subscribed bob@example.org 2023-10-25 AGM 10/25/2023",
    ]);
  });

  it("is none of who says no in any column, or has not confirmed", () => {
    expect(
      read(`
Email;Status;Einwilligung
ann@example.org;abgemeldet;Liste am 3. Mai 2024
bob@example.org;pending;Liste am 3. Mai 2024`),
    ).toEqual(["A plain list", LEFT_THERE, "asked bob@example.org: Had not confirmed it there."]);
    const form =
      "Timestamp,Email,May we write to you?\n2024-05-03,ann@example.org,Yes\n2024-05-03,bob@example.org,No";
    expect(read(form)).toEqual([
      "Google Forms",
      "asked ann@example.org: It does not say how they agreed.",
      "out -: Says no there: is not taken over.",
    ]);
  });

  it.each([
    ["en-GB", "Europe/London", "day"],
    ["de", "Europe/Berlin", "day"],
    ["en-US", "America/New_York", "month"],
    // The language that a group has unless it chooses one, in a country that writes otherwise.
    ["en-GB", "America/New_York", null],
  ])("days in %s, %s: the %s first", (language, zone, order) => {
    expect(dayOrderFor(language, zone)).toBe(order);
  });
});

describe("when somebody agreed", () => {
  it.each([
    ["2024-03-14", "2024-03-14T00:00:00.000Z"],
    ["2024-03-14 09:12:31", "2024-03-14T09:12:31.000Z"],
    ["2024-03-14T09:12:31+02:00", "2024-03-14T07:12:31.000Z"],
    ["2024/03/14 9:12", "2024-03-14T09:12:00.000Z"],
    ["14.3.2024", "2024-03-14T00:00:00.000Z"],
    ["14/03/2024", "2024-03-14T00:00:00.000Z"],
    ["03/14/2024", "2024-03-14T00:00:00.000Z"],
    ["03/04/2024", undefined],
    ["2024-02-30", undefined],
    ["2199-01-01", undefined],
    ["1970-01-01", undefined],
    ["3 May 2024", "2024-05-03T00:00:00.000Z"],
    ["May 3rd, 2024", "2024-05-03T00:00:00.000Z"],
    ["3. Mai 2024", "2024-05-03T00:00:00.000Z"],
    ["1er mars 2024", "2024-03-01T00:00:00.000Z"],
    ["3 de mayo de 2024", "2024-05-03T00:00:00.000Z"],
    ["3 maja 2024", "2024-05-03T00:00:00.000Z"],
    ["03.05.24", "2024-05-03T00:00:00.000Z"],
    ["2023-05-01 or 2024-05-01", undefined],
    ["3 blah 2024", undefined],
    ["long ago", undefined],
    ["", undefined],
  ])("%j is %s", (cell, at) => expect(readAgreed(cell)?.toISOString()).toBe(at));
});

it("knows what was asked in whole sentences", () => {
  const rows = readTable(
    "Mail,How did they agree,When did they agree\nann@example.org,At the door,2024-03-05",
  );
  if (!rows.ok) throw new Error(rows.reason);
  expect(guessLayout(rows.value).columns).toEqual(["email", "how", "agreed"]);
});
