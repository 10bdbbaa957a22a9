import { describe, expect, it } from "vitest";
import { readTable } from "#lib/imports/table.ts";
import { say } from "#lib/result.ts";
import type { Layout } from "#lib/rsvps/import/columns.ts";
import { doubtsAbout } from "#lib/rsvps/import/doubts.ts";
import { guessLayout } from "#lib/rsvps/import/known.ts";
import { planImport } from "#lib/rsvps/import/plan.ts";
import { paidSaid, stateSaid } from "#lib/rsvps/import/states.ts";
import { doubtsOf as doubts, EMPTY_HALL, readList as read } from "#tests/support/read-list.ts";

const OUT = "out: Wants no mail from there any more: is not taken over.";

/* Each fixture names where its headings are to be read; the people are made up. */

describe("a list of another platform is known by its headings", () => {
  // https://github.com/rherardi/eb2ez, README.md: a report of attendees of 2024.
  it("Eventbrite, older headings", () => {
    expect(
      read(`
Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status
1001,2026-11-01,Ann,Lee,ann@example.org,1,,General,5001,,Free Order,GBP,0.00,0.00,0.00,0.00,Attending
1002,2026-11-02,Bob,Ray,bob@example.org,2,,General,5002,,Free Order,GBP,0.00,0.00,0.00,0.00,Not Attending
1003,2026-11-02,Cyd,Ash,cyd@example.org,1,,General,5003,,Free Order,GBP,0.00,0.00,0.00,0.00,Checked In
1004,2026-11-03,Dee,Oak,dee@example.org,1,,General,5004,,Free Order,GBP,0.00,0.00,0.00,0.00,Refunded`),
    ).toEqual([
      "Eventbrite",
      "Ann Lee ann@example.org going 1",
      "Bob Ray bob@example.org declined 2",
      "Cyd Ash cyd@example.org going 1",
      "Dee Oak dee@example.org cancelled 1",
    ]);
  });

  // The same as a British account has it: "Order no.", "Surname", "Attendee no.".
  it("Eventbrite, older headings in Britain", () => {
    expect(
      read(`
Order no.,Order Date,First Name,Surname,Email,Quantity,Price Tier,Ticket Type,Attendee no.,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status
1001,2026-11-01,Ann,Lee,ann@example.org,1,,General,5001,,Free Order,GBP,0.00,0.00,0.00,0.00,Attending
1002,2026-11-02,Bob,Ray,bob@example.org,1,,General,5002,,Free Order,GBP,0.00,0.00,0.00,0.00,Not Attending`),
    ).toEqual([
      "Eventbrite",
      "Ann Lee ann@example.org going 1",
      "Bob Ray bob@example.org declined 1",
    ]);
  });

  // https://github.com/hirephd-org/Eventbrite-Vs-LinkedIn-hosting-platform, README.md: "The data comprised of the following head".
  it("Eventbrite, of all events: the attendee's address, not the buyer's", () => {
    expect(
      read(`
Order ID,Order Date,Attendee Status,First Name,Last Name,Email,Event Name,Ticket Quantity,Ticket Type,Ticket Price,Buyer First Name,Buyer Last Name,Buyer Email
77,2026-11-01,Attending,Ann,Lee,ann@example.org,Lecture,1,General,0.00,Max,Payer,max@example.org
77,2026-11-01,Checked In,Bob,Ray,bob@example.org,Lecture,1,General,0.00,Max,Payer,max@example.org
78,2026-11-02,Not Attending,Cyd,Ash,cyd@example.org,Lecture,1,General,0.00,Cyd,Ash,cyd@example.org`),
    ).toEqual([
      "Eventbrite",
      "Ann Lee ann@example.org going 1",
      "Bob Ray bob@example.org going 1",
      "Cyd Ash cyd@example.org declined 1",
    ]);
  });

  // As the imports of several public repositories have them in 2025 and 2026; Eventbrite documents none. There is no state: who is in it comes.
  it("Eventbrite, newer headings: the attendee's address, not the buyer's", () => {
    expect(
      read(`
Order ID,Order date,Attendee first name,Attendee last name,Attendee email,Phone number,Purchaser city,Purchaser state,Purchaser country,Event name,Event ID,Event start date,Event start time,Event timezone,Event location,Ticket quantity,Ticket tier,Ticket type,Currency,Ticket price,Buyer first name,Buyer last name,Buyer email,Seating location 1,Seating location 2,Seating location 3,Barcode number
77,2026-11-01 12:00:00,Ann,Lee,ann@example.org,,Leeds,,GB,Lecture,123,2026-12-01,18:00:00,Europe/London,Hall,1,,General,GBP,0.00,Max,Payer,max@example.org,,,,B1
77,2026-11-01 12:00:00,Bob,Ray,bob@example.org,,Leeds,,GB,Lecture,123,2026-12-01,18:00:00,Europe/London,Hall,1,,General,GBP,0.00,Max,Payer,max@example.org,,,,B2`),
    ).toEqual(["Eventbrite", "Ann Lee ann@example.org going 1", "Bob Ray bob@example.org going 1"]);
  });

  // https://github.com/Petersonwei/bevy-attendee-import, import_attendees.py, of Brisbane: "Standard Bevy/Eventbrite export format"; https://github.com/eatyourpeas/certify-serve, of Britain, has them too.
  it("Eventbrite, newer headings in Britain and Australia", () => {
    expect(
      read(`
Order ID,Order date,Attendee first name,Attendee Surname,Attendee email,Ticket quantity,Buyer first name,Buyer Surname,Buyer email
77,2026-11-01 12:00:00,Ann,Lee,ann@example.org,1,Max,Payer,max@example.org`),
    ).toEqual(["Eventbrite", "Ann Lee ann@example.org going 1"]);
  });

  // As public programs that read the event's download declare its columns ("URL of Member Profile" finds them); Meetup documents none.
  it("Meetup: guests come besides the member", () => {
    expect(
      read(`
Name\tAttendance\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\tNotes
Ann Lee\t\tuser 1\t\tNo\tYes\t2\tNovember 1, 2026\tMay 2, 2020\thttps://example.org/1\t
Bob Ray\t\tuser 2\t\tNo\tNo\t0\tNovember 2, 2026\tMay 2, 2020\thttps://example.org/2\t
Cyd Ash\t\tuser 3\t\tNo\tWaitlist\t0\tNovember 2, 2026\tMay 2, 2020\thttps://example.org/3\t`),
    ).toEqual(["Meetup", "Ann Lee - going 3", "Bob Ray - declined 1", "Cyd Ash - waitlisted 1"]);
  });

  // https://github.com/estyxx/meetup-export, README.md, "Attendee Details (With RSVP Status)": fewer columns, and the questions.
  it("Meetup, in 2024", () => {
    expect(
      read(`
Name,User ID,RSVP,Guests,RSVPed on,Any dietary requirements?
Ann Lee,user 1,Yes,1,"November 1, 2024",None
Bob Ray,user 2,No,0,"November 2, 2024",`),
    ).toEqual(["Meetup", "Ann Lee - going 2", "Bob Ray - declined 1"]);
  });

  // The same, "Registration responses (No RSVP Status)": "includes all attendees, including those on the waitlist and those who RSVPed No".
  it("Meetup's answers to questions, which do not say who comes", () => {
    const list = `updatedAt,chapter.name,event.title,First name,Last name,Organization name,Main reason for attending
2024-11-01,Circle,Lecture,Ann,Lee,,Interest`;
    expect(read(list)).toEqual(["Meetup", "Ann Lee - going 1"]);
    expect(doubts(list)).toEqual(["silent"]);
  });

  // https://help.luma.com/p/download-guest-csv; the states: https://help.luma.com/p/managing-your-guest-list and docs.luma.com, "Get Guests".
  it("Luma", () => {
    expect(
      read(`
api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,custom_source,qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,solana_address,survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name
gst-1,Ann Lee,Ann,Lee,ann@example.org,,2026-11-01T10:00:00Z,approved,,,https://example.org/q,£0.00,,,,,,,,,t-1,Standard
gst-2,Bob Ray,Bob,Ray,bob@example.org,,2026-11-01T10:00:00Z,pending_approval,,,https://example.org/q,£0.00,,,,,,,,,t-1,Standard
gst-3,Cyd Ash,Cyd,Ash,cyd@example.org,,2026-11-01T10:00:00Z,invited,,,https://example.org/q,£0.00,,,,,,,,,t-1,Standard
gst-4,Dee Oak,Dee,Oak,dee@example.org,,2026-11-01T10:00:00Z,waitlist,,,https://example.org/q,£0.00,,,,,,,,,t-1,Standard
gst-5,Eve Elm,Eve,Elm,eve@example.org,,2026-11-01T10:00:00Z,declined,,,https://example.org/q,£0.00,,,,,,,,,t-1,Standard`),
    ).toEqual([
      "Luma",
      "Ann Lee ann@example.org going 1",
      "Bob Ray bob@example.org pending 1",
      "out: Was asked and has not answered.",
      "Dee Oak dee@example.org waitlisted 1",
      "Eve Elm eve@example.org declined 1",
    ]);
  });

  // https://github.com/Pawa-IT-Solutions/Leave-Request-App-Script, Code.gs: "0 Timestamp 1 Email address", then the questions.
  it("Google Forms: a refusal in words is no seat", () => {
    expect(
      read(`
Timestamp,Email Address,Your name,Will you attend?,How many people?
2026/11/01 10:00:00 am GMT,ann@example.org,Ann Lee,"Yes, with pleasure",2
2026/11/01 11:00:00 am GMT,bob@example.org,Bob Ray,"No, sorry",1
2026/11/01 12:00:00 pm GMT,cyd@example.org,Cyd Ash,Not sure,1`),
    ).toEqual([
      "Google Forms",
      "Ann Lee ann@example.org going 2",
      "Bob Ray bob@example.org declined 1",
      "Cyd Ash cyd@example.org tentative 1",
    ]);
  });

  // https://github.com/acl-org/acl-anthology, bin/add_attachments.py: "has the following headers".
  it.each([
    ["ID;Start time;Completion time;Email;Name", ";"],
    ["ID;Start time;Completion time;Email;Name;Last modified time", ";;"],
  ])("Microsoft Forms, whose own columns are anonymous: %s", (own, after) => {
    expect(
      read(`
${own};Full name;Your e-mail;Can you come?
1;11/1/26 10:00:00;11/1/26 10:01:00;anonymous;Anonymous${after}Ann Lee;ann@example.org;Yes
2;11/1/26 10:05:00;11/1/26 10:06:00;anonymous;${after}Bob Ray;bob@example.org;I can't make it`),
    ).toEqual([
      "Microsoft Forms",
      "Ann Lee ann@example.org going 1",
      "Bob Ray bob@example.org declined 1",
    ]);
  });

  // Their own columns, where everybody signed in.
  it("Microsoft Forms within an organization", () => {
    expect(
      read(`
ID,Start time,Completion time,Email,Name,Will you come?
1,11/1/26 10:00:00,11/1/26 10:01:00,ann@example.org,Ann Lee,Yes
2,11/1/26 10:05:00,11/1/26 10:06:00,bob@example.org,Bob Ray,No`),
    ).toEqual([
      "Microsoft Forms",
      "Ann Lee ann@example.org going 1",
      "Bob Ray bob@example.org declined 1",
    ]);
  });

  // https://github.com/pretix/pretix, src/pretix/base/exporters/orderlist.py, iterate_positions.
  it("pretix, order positions: paid is going, and the attendee's address is meant, not the order's", () => {
    expect(
      read(`
"Event slug";"Order code";"Position ID";"Status";"Email";"Phone number";"Order date";"Order time";"Product";"Variation";"Price";"Tax rate";"Tax rule";"Tax value";"Attendee name";"Attendee email";"Company";"Address";"ZIP code";"City";"Country";"State";"Voucher";"Pseudonymization ID";"Seat ID";"Order comment";"Follow-up date"
"talk";"AB1CD";"1";"Paid";"max@example.org";"";"2026-11-01";"10:00:00";"Ticket";"";"0.00";"";"";"";"Lee, Ann";"ann@example.org";"";"";"";"";"GB";"";"";"P1";"";"Front row";""
"talk";"EF2GH";"1";"Canceled";"max@example.org";"";"2026-11-01";"10:00:00";"Ticket";"";"0.00";"";"";"";"Ray, Bob";"bob@example.org";"";"";"";"";"GB";"";"";"P2";"";"";""
"talk";"IJ3KL";"1";"Pending";"max@example.org";"";"2026-11-01";"10:00:00";"Ticket";"";"0.00";"";"";"";"Ash, Cyd";"cyd@example.org";"";"";"";"";"GB";"";"";"P3";"";"";""`),
    ).toEqual([
      "pretix",
      "Lee, Ann ann@example.org going 1",
      "Ray, Bob bob@example.org cancelled 1",
      "Ash, Cyd cyd@example.org pending 1",
    ]);
  });

  // The same repository, src/pretix/plugins/checkinlists/exporters.py, CSVCheckinList.
  it("pretix, check-in list: who has not paid waits for the organizers", () => {
    expect(
      read(`
Order code,Attendee name,Product,Price,Checked in,Checked out,Automatically checked in,Paid,E-mail,Company,Voucher code,Order date,Requires special attention,Comment,Seat ID,Seat name,Seat zone,Seat row,Seat number
AB1CD,"Lee, Ann",Ticket,0.00,,,No,Yes,ann@example.org,,,2026-11-01,No,,,,,,
IJ3KL,"Ash, Cyd",Ticket,5.00,,,No,No,cyd@example.org,,,2026-11-01,No,,,,,,`),
    ).toEqual(["pretix", "Lee, Ann ann@example.org going 1", "Ash, Cyd cyd@example.org pending 1"]);
  });

  // https://github.com/buren/honey_format, spec/honey_format/csv_spec.rb; what is in the file of those who left besides: code-dot-org/code-dot-org, bin.
  it("Mailchimp: who unsubscribed is not taken over", () => {
    expect(
      read(`
Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,LAST_CHANGED,LEID,EUID,NOTES,TAGS,UNSUB_TIME,Status
ann@example.org,Ann,Lee,2,2024-01-01 10:00:00,,,2024-01-01 10:00:00,1,a,,,,subscribed
bob@example.org,Bob,Ray,2,2024-01-01 10:00:00,,,2024-01-01 10:00:00,2,b,,,2025-01-01 10:00:00,
cyd@example.org,Cyd,Ash,2,2024-01-01 10:00:00,,,2024-01-01 10:00:00,3,c,,,,cleaned`),
    ).toEqual(["Mailchimp", "Ann Lee ann@example.org going 1", OUT, OUT]);
  });

  it("a plain list", () => {
    expect(
      read(`
Name,E-mail,People,State
Ann Lee,ann@example.org,2,Attending
Bob Ray,bob@example.org,1,Not Attending
Cyd Ash,cyd@example.org,1,approved
TOTAL,,4,`),
    ).toEqual([
      "A plain list",
      "Ann Lee ann@example.org going 2",
      "Bob Ray bob@example.org declined 1",
      "Cyd Ash cyd@example.org going 1",
      "out: A sum of the list, not a person.",
    ]);
  });
});

describe("a list of unknown shape", () => {
  it.each([
    ["Ann Lee\nBob Ray\nCyd Ash", ["Ann Lee - going 1", "Bob Ray - going 1", "Cyd Ash - going 1"]],
    ["Ann Lee,2\nBob Ray,1", ["Ann Lee - going 2", "Bob Ray - going 1"]],
    [
      "Ann Lee <ann@example.org>\nBob Ray <bob@example.org>",
      ["Ann Lee ann@example.org going 1", "Bob Ray bob@example.org going 1"],
    ],
    [
      "Kto,Adres,Stan\nAnn Lee,ann@example.org,x\nBob Ray,bob@example.org,x",
      ["Ann Lee ann@example.org going 1", "Bob Ray bob@example.org going 1"],
    ],
    [
      "Attendee,Participant,Email,Attending\n1,Ann Lee,ann@example.org,Attending\n2,Bob Ray,bob@example.org,Not Attending",
      ["Ann Lee ann@example.org going 1", "Bob Ray bob@example.org declined 1"],
    ],
    [
      "Attending,Colour,Person\nAttending,red,Ann Lee\nNot Attending,blue,Bob Ray",
      ["Ann Lee - going 1", "Bob Ray - declined 1"],
    ],
    [
      "Buyer email,Email,Name\nmax@example.org,ann@example.org,Ann",
      ["Ann ann@example.org going 1"],
    ],
  ])("is to be looked over: %j", (text, expected) => {
    const [shape, ...rows] = read(text);
    expect(rows).toEqual(expected);
    expect(["null", "A plain list"]).toContain(shape);
  });

  it("is asked about where a heading says nothing", () => {
    expect(read("Kto,Adres\nAnn Lee,ann@example.org")[0]).toBe("null");
    expect(read("Ann Lee\nBob Ray")[0]).toBe("null");
  });

  it("keeps its delimiter whatever stands in a quoted cell", () => {
    expect(
      read('Name,Note\nAnn Lee,"a;b;c\n;d;e\n;f;g\n;h;i"\nBob Ray,"x;y\n;z"').slice(1),
    ).toEqual(["Ann Lee - going 1", "Bob Ray - going 1"]);
  });
});

describe("before anybody is going of whom a list does not say it, it is asked", () => {
  const unmapped = (layout: Layout): Layout => ({
    ...layout,
    columns: layout.columns.map((kind) => (kind === "status" ? null : kind)),
  });

  it.each([
    ["Wer;E-Mail;Bescheid\nAnn Lee;ann@example.org;Ja\nBob Ray;;Nein", ["unread"]],
    ["Name,Attendance\nAnn Lee,green\nBob Ray,purple", ["unread"]],
    ["Name,\nAnn Lee,yes\nBob Ray,no", ["unread"]],
    ["Name,There\nAnn Lee,1\nBob Ray,0", ["unread"]],
    ["Ann Lee,yes\nBob Ray,\nCyd Ash,yes", ["unread"]],
    // What it holds is words; they may say it all the same.
    ["Name,Note\nAnn Lee,comes\nBob Ray,cancelled\nCyd Ash,cancelled", ["unread"]],
    // Nobody is lost in these.
    ["Name,Consent\nAnn Lee,yes\nBob Ray,yes", []],
    ["Name,Table\nAnn Lee,1\nBob Ray,2", []],
    ["Name,Colour\nAnn Lee,red\nBob Ray,blue", []],
    ["Name,State\nAnn Lee,going\nBob Ray,declined", []],
  ])("%j", (text, expected) => expect(doubts(text)).toEqual(expected));

  it("also of another platform's list, once its state is left out", () => {
    const list = "Name,RSVP,Guests,RSVPed on\nAnn Lee,Yes,0,x\nBob Ray,No,0,x";
    expect(doubts(list)).toEqual([]);
    expect(doubts(list, unmapped)).toEqual(["unread"]);
  });

  it("and what stands in the column is said", () => {
    const rows = readTable("Name;Bescheid\nAnn Lee;Ja\nBob Ray;Nein");
    if (!rows.ok) throw new Error(rows.reason);
    const [doubt] = doubtsAbout(rows.value, guessLayout(rows.value));
    expect(say(doubt!)).toContain("“Bescheid” (Ja, Nein)");
    expect(doubt!.mayInsist).toBe("unread");
  });
});

describe("lists as people keep them", () => {
  it("a title above the headings, headings on each page, a blank line, and a total", () => {
    expect(
      read(`
Guest list of the spring lecture;;;
;;;
Vorname;Name;E-Mail;Personen
Änne;Müller;aenne@example.org;2

Vorname;Name;E-Mail;Personen
Bob;Ray;bob@example.org;+1
Gesamt: 4;;;4`),
    ).toEqual([
      "A plain list",
      "Änne Müller aenne@example.org going 2",
      "out: The headings once more, not a person.",
      "Bob Ray bob@example.org going 2",
      "out: A sum of the list, not a person.",
    ]);
  });

  it("a first row of which one cell is filled is a person's where no headings follow", () => {
    expect(
      read("Ann Lee,,\nBob Ray,bob@example.org,2\nCyd Ash,cyd@example.org,1").slice(1),
    ).toEqual([
      "Ann Lee - going 1",
      "Bob Ray bob@example.org going 2",
      "Cyd Ash cyd@example.org going 1",
    ]);
  });

  it("names with bullets, and two people in one cell", () => {
    expect(
      read("Guest list\n1. Ann Lee\n2. Bob Ray +1\n3) Cyd Ash (+2)\n- Dee and Eve Oak").slice(1),
    ).toEqual([
      "Ann Lee - going 1",
      "Bob Ray - going 2",
      "Cyd Ash - going 3",
      "Dee and Eve Oak - going 2",
    ]);
  });

  it("a form in German, whose own column of names is empty", () => {
    expect(
      read(`
ID;Start time;Completion time;Email;Name;Ihr Name;Ihre E-Mail-Adresse;Rückmeldung;Wer kommt mit?
1;a;b;anonymous;;Ann Lee;ann@example.org;Zusage;Bob Ray
2;a;b;anonymous;;Dee Oak;dee@example.org;Absage;`),
    ).toEqual([
      "Microsoft Forms",
      "Ann Lee ann@example.org going 2",
      "Dee Oak dee@example.org declined 1",
    ]);
  });

  it("two columns of names", () => {
    expect(read("Name,Surname\nAnn,Lee\nBob Ray,Ray").slice(1)).toEqual([
      "Ann Lee - going 1",
      "Bob Ray - going 1",
    ]);
    expect(read("First name,Name\nAnn,Lee\nBob,Bob Ray").slice(1)).toEqual([
      "Ann Lee - going 1",
      "Bob Ray - going 1",
    ]);
  });

  it.each([
    ["Name,Plus ones\nAnn,+2", 3],
    ["Name,Plus ones\nAnn,none", 1],
    ["Name,Guests\nAnn,2 people", 3],
    ["Name,Will you bring a guest?\nAnn,Yes", 2],
    ["Name,Persons\nAnn,2", 2],
    ["Name,Pax\nAnn,2", 2],
    ["Name;Begleitung\nAnn;2\nBob;", 3],
    ["Name,Companions\nAnn,none", 1],
    ["Name,People\nAnn,2.0", 2],
    ["Name,People\nAnn,+2", 3],
    ["Name,People\nAnn,1+1", 2],
    ["Name,People\nAnn,2.0", 2],
    ["Name,People\nAnn,2 Personen", 2],
    ["Name\nAnn +2", 3],
    ["Name\nAnn (+1)", 2],
    ["Name,Who comes along\nAnn,Bob Ray and Cyd Ash", 3],
  ])("how many: %j", (text, n) => expect(read(text)[1]).toBe(`Ann - going ${n}`));

  it("of answers to a form the last counts, of a cancelled order and a new one the new one", () => {
    expect(
      read(`
Timestamp,Name,Email,Will you attend?
2026/11/01,Ann Lee,ann@example.org,Yes
2026/11/02,Bob Ray,bob@example.org,Maybe
2026/11/03,Ann Lee,Ann@example.org,"Sorry, no"`),
    ).toEqual([
      "Google Forms",
      "there: Line 4 counts, with its address",
      "Bob Ray bob@example.org tentative 1",
      "Ann Lee Ann@example.org declined 1",
    ]);
    expect(
      read(`
Name,Email,State
Ann Lee,ann@example.org,cancelled
Ann Lee,ann@example.org,going
Ann Lee,ann@example.org,declined`),
    ).toEqual([
      "A plain list",
      "there: Line 3 counts, with its address",
      "Ann Lee ann@example.org going 1",
      "there: Its address stands in line 3 already",
    ]);
  });
});

describe("the names of those who come along", () => {
  const along = (text: string) => {
    const rows = readTable(text);
    if (!rows.ok) throw new Error(rows.reason);
    return planImport(rows.value, guessLayout(rows.value), EMPTY_HALL).map(
      ({ row, reason }) => row?.partyNames ?? reason,
    );
  };

  it.each([
    ["Name,People,Who comes along\nAnn,3,Bob Ray; Cyd Ash", [["Bob Ray", "Cyd Ash"]]],
    ["Name,Guest name\nAnn,Bob Ray", [["Bob Ray"]]],
    ['Name,People,Names of guests\nAnn,2,"Ray, Bob Jr."', [["Ray, Bob Jr."]]],
    ["Name,Plus one\nAnn,Bob Ray\nCyd,none\nDee,Eve Elm", [["Bob Ray"], [], ["Eve Elm"]]],
    ["Name,People,Partner\nAnn,1,Bob Ray", ["“Bob Ray” come along, and the party is of 1."]],
    [
      "Name,People,Partner\nAnn,2,www.example.org/x",
      ["“www.example.org/x” come along, and the party is of 2."],
    ],
  ])("%j", (text, expected) => expect(along(text)).toEqual(expected));
});

describe("seats", () => {
  it("go to all who are going before anybody who waited", () => {
    const list = "Name,State,People\nWait One,waitlisted,1\nAnn Lee,going,1\nBob Ray,going,1";
    expect(read(list, { capacity: 2 }).slice(1)).toEqual([
      "waiting: Wait One - waitlisted 1",
      "Ann Lee - going 1",
      "Bob Ray - going 1",
    ]);
  });

  it("are there for who waited elsewhere, which is said before", () => {
    const rows = readTable("Name,State\nWait One,waitlisted\nAnn Lee,going");
    if (!rows.ok) throw new Error(rows.reason);
    const plan = planImport(rows.value, guessLayout(rows.value), EMPTY_HALL);
    expect(plan.map(({ fate, reason }) => `${fate} ${reason}`)).toEqual([
      "added There is a seat",
      "added ",
    ]);
  });
});

describe("what was paid", () => {
  it.each([
    ["Paid", true],
    ["Yes", true],
    ["no", false],
    ["Unpaid", false],
    ["£10", null],
  ])("%j is %s", (cell, paid) => expect(paidSaid(cell)).toBe(paid));
});

describe("states in people's words", () => {
  it.each([
    ["Yes, I'll be there", "going"],
    ["I will not attend", "declined"],
    ["No thanks", "declined"],
    ["Can’t make it", "declined"],
    ["NOT ATTENDING", "declined"],
    ["pending_approval", "pending"],
    ["Checked-in", "going"],
    ["bounced", "unsubscribed"],
    ["Not sure yet, will tell you", "tentative"],
    ["I am not sure I can", "tentative"],
    ["Maybe", "tentative"],
    ["Leider nicht", "declined"],
    ["Zusage", "going"],
    ["maybe not", null],
    ["perhaps not", null],
    ["purple", null],
  ])("%j is %s", (said, state) => expect(stateSaid(said)).toBe(state));
});
