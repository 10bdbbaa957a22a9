import { describe, expect, it } from "vitest";
import { speaksOfStaying, stateSaid } from "#lib/rsvps/import/states.ts";
import { doubtsOf, readList } from "#tests/support/read-list.ts";

/* Lists as people write them: who comes, whether, and how many. */

const rows = (text: string) => readList(text).slice(1);
const UNSAID = "out: Does not say whether they come: nothing stands under “State”.";

describe("several addresses on a line, as mail programs copy them", () => {
  it.each([
    [
      `Ann Lee <ann@example.org>, Bo <bo@example.org>; "Yew, Sam" <sam@example.org>`,
      ["Ann Lee ann@example.org", "Bo bo@example.org", "Yew, Sam sam@example.org"],
    ],
    [
      "To: Ann Lee <ann@example.org>,\r\n Bo <bo@example.org>\r\nCc: Cyd (cyd@example.org)\r\nSubject: Come, all",
      ["Ann Lee ann@example.org", "Bo bo@example.org", "Cyd cyd@example.org"],
    ],
    [
      "Lee, Ann <ann@example.org>; O'Brien, Bo <bo@example.org>;",
      ["Lee, Ann ann@example.org", "O'Brien, Bo bo@example.org"],
    ],
    [
      "1. Ann Lee ann@example.org\n2. Bo +1 bo@example.org",
      ["Ann Lee ann@example.org", "Bo bo@example.org 2"],
    ],
    [
      "Hello Max, here they are:\nAnn Lee <ann@example.org>, Bo <bo@example.org>\n",
      ["Ann Lee ann@example.org", "Bo bo@example.org"],
    ],
    [
      "ann@example.org (Ann Lee), 'Bo' <bo@example.org>",
      ["Ann Lee ann@example.org", "Bo bo@example.org"],
    ],
  ])("%j", (text, people) => {
    expect(rows(text)).toEqual(
      people.map((one) => one.replace(/^(.*?)( \d)?$/, (_, who, n = " 1") => `${who} going${n}`)),
    );
  });
});

describe("a column that says who comes is read as that", () => {
  it.each([
    ["Name,E-mail,Attendance\nAnn,,Coming\nBob,,Not coming"],
    ["Name;Anwesend\nAnn;Ja\nBob;Nein"],
    ["Nom,Présent\nAnn,oui\nBob,non"],
    ["Name;Kommt\nAnn;ja\nBob;nein"],
    ["Name,Will come? y/n\nAnn,y\nBob,n"],
    ["Nombre;¿Vienes?\nAnn;sí\nBob;no"],
    ["Imię i nazwisko;Obecność\nAnn;tak\nBob;nie"],
    ["Name,Bescheid\nAnn,Zusage\nBob,Absage"],
    ["Timestamp,Your name,Can you make it?\n1,Ann,Of course!\n2,Bob,Unfortunately not"],
  ])("%j", (text) => {
    expect(doubtsOf(text)).toEqual([]);
    expect(rows(text)).toEqual(["Ann - going 1", "Bob - declined 1"]);
  });

  it("also where another platform wrote the rest", () => {
    const list = `
"Order code","Attendee name","Product","Attendee email","Order status"
A,Ann,T,ann@example.org,paid
B,Bob,T,bob@example.org,canceled
C,Cyd,T,cyd@example.org,pending
D,Dee,T,dee@example.org,purple`;
    expect(readList(list)).toEqual([
      "pretix",
      "Ann ann@example.org going 1",
      "Bob bob@example.org cancelled 1",
      "Cyd cyd@example.org pending 1",
      "error: “purple” is no state that is known here.",
    ]);
  });

  it("also beside another that does: who paid and does not come does not come", () => {
    const list = "Name,Status,Attendance\nAnn,Paid,Coming\nBob,Paid,Not coming";
    expect(rows(list)).toEqual(["Ann - going 1", "Bob - declined 1"]);
    expect(doubtsOf("Name,Status,Attendance\nAnn,Paid,Yes\nBob,Paid,No")).toEqual(["more"]);
  });

  it.each([
    ["Name,Cancelled\nAnn,\nBob,yes", "cancelled"],
    ["Name,Cancelled at\nAnn,\nBob,2026-05-03", "cancelled"],
    ["Name,Not coming\nAnn,\nBob,x", "cancelled"],
    ["Name,Voided\nAnn,No\nBob,Yes", "cancelled"],
    ["Ann - yes\nBob - no", "declined"],
    ["Ann ✅\nBob ❌", "declined"],
    ["Name,E-mail\nAnn (coming),\nBob (can't come),", "declined"],
  ])("also one of those who do not come, and behind a name: %j", (text, state) => {
    expect(doubtsOf(text)).toEqual([]);
    expect(rows(text)).toEqual(["Ann - going 1", `Bob - ${state} 1`]);
  });

  it("and is asked about where a remark says that somebody does not come", () => {
    expect(doubtsOf("Name,Note\nAnn,vegan\nBob,cannot come any more")).toEqual(["unread"]);
    expect(doubtsOf("Name,Note\nAnn,vegan\nBob,no nuts")).toEqual([]);
  });

  it("and where it cannot be read, nobody is going of whom it is not said", () => {
    expect(doubtsOf("Name,Attendance\nAnn,green\nBob,purple")).toEqual(["unread"]);
  });
});

describe("sentences", () => {
  it.each([
    ["Of course!", "going"],
    ["Ja, gerne", "going"],
    ["Unfortunately not", "declined"],
    ["I'm afraid I can't", "declined"],
    ["Malheureusement non", "declined"],
    ["Canceled (paid fee)", "cancelled"],
    ["Probably", "tentative"],
    ["No, I won't be there this time", "declined"],
    ["Can't make it", "declined"],
    ["Stays at home", "declined"],
    ["waits for a seat", "waitlisted"],
    // What begins like a no, and is none.
    ["Can't wait!", null],
    ["No problem", null],
    ["No doubt about it", null],
    ["Cannot promise yet", null],
    ["Not alone, with my wife", null],
    ["Kein Problem", null],
    ["Not decided", "tentative"],
    ["No answer", "unanswered"],
    ["in", "going"],
    ["out", "declined"],
    // A yes that is none yet.
    ["Yes, probably", null],
    ["Yes (tentative)", null],
    ["Yes, if I get the day off", null],
    ["Kommt evtl.", null],
    ["No ticket needed", null],
    // Whoever sets it by hand knows more.
    ["Sorry for the late reply, yes", null],
    ["Yes, but not this time", null],
    ["I am abroad", null],
  ])("%j is %s", (said, state) => expect(stateSaid(said)).toBe(state));

  it.each([
    ["Sorry, can't come any more", true],
    ["No nuts", false],
    ["Looking forward", false],
  ])("%j says that somebody stays away: %s", (said, stays) => {
    expect(speaksOfStaying(said)).toBe(stays);
  });
});

describe("who says nothing, where others say whether they come", () => {
  it("is not taken for going", () => {
    expect(rows("Name,State\nAnn,yes\nBob,no\nCyd,")).toEqual([
      "Ann - going 1",
      "Bob - declined 1",
      UNSAID,
    ]);
    expect(rows("Name,Coming?\nAnn,x\nBob,")).toEqual(["Ann - going 1", UNSAID]);
  });

  it("waits for the organizers where it is only said who paid", () => {
    expect(rows("Name,Paid\nAnn,yes\nBob,")).toEqual(["Ann - going 1", "Bob - pending 1"]);
  });

  it("is going where that is chosen, and where nobody says anything", () => {
    const list = "Name,State\nAnn,\nBob,cancelled";
    const chosen = readList(list, {}, (layout) => ({
      ...layout,
      columns: ["name", "status-or-going"],
    }));
    expect(chosen.slice(1)).toEqual(["Ann - going 1", "Bob - cancelled 1"]);
    expect(rows("Name,State\nAnn,\nBob,")).toEqual(["Ann - going 1", "Bob - going 1"]);
  });
});

describe("how many", () => {
  it.each([
    ["Sam Yew 3", "Sam Yew - going 3"],
    ["Sam Yew (3)", "Sam Yew - going 3"],
    ["Sam Yew x3", "Sam Yew - going 3"],
    ["Sam Yew: 3 people", "Sam Yew - going 3"],
    ["Sam Yew and 2 children", "Sam Yew - going 3"],
    ["Sam Yew +1 (Ann)", "Sam Yew - going 2"],
    ["Sam Yew + 2, my children", "Sam Yew - going 3"],
    ["Sam Yew", "Sam Yew - going 1"],
  ])("come, a name counts: %j", (name, row) => {
    expect(rows(`Name,E-mail\n"${name}",\nAnn Lee,`)).toEqual([row, "Ann Lee - going 1"]);
  });

  it("a number counts nobody where names are numbered through, and is asked about where a column says another", () => {
    expect(rows("Name\nGuest 1\nGuest 2\nGuest 3")).toEqual([
      "Guest 1 - going 1",
      "Guest 2 - going 1",
      "Guest 3 - going 1",
    ]);
    expect(rows("Name,People\nSam 3,3\nAnn 2,4")).toEqual([
      "Sam - going 3",
      "error: People: enter a whole number from 1 to 50.",
    ]);
  });

  it("come is none where nobody does", () => {
    expect(rows("Name,RSVP,Adults,Kids\nAnn,NO,0,0\nBob,yes,0,0")).toEqual([
      "Ann - declined 1",
      "error: People: enter a whole number from 1 to 50.",
    ]);
  });

  it.each([
    ["Name,Adults,Children\nAnn,2,1", 3],
    ["Name,Adults,Children\nAnn,2,none", 2],
    ["Name;Erwachsene;Kinder (bis 12)\nAnn;2;2", 4],
    ["Name,Members,Guests\nAnn,1,2", 3],
    ["Name,Number of adults,No. of children under 12\nAnn,2,1", 3],
    ["Name,Children\nAnn,2", 3],
    ["Name,Guests,Children\nAnn,1,2", 4],
    ["Name,Reply\nAnn,Yes +1", 2],
    ["Name,Reply\nAnn,Coming (3 people)", 3],
    // The whole party is said.
    ["Name,Party size,Adults,Children\nAnn,3,2,1", 3],
    ["Name,Bring a guest?,How many guests?\nAnn,Yes,2", 3],
    // No numbers of people.
    ["Name,Member\nAnn,yes", 1],
    ["Name,Age of children\nAnn,7", 1],
  ])("come, columns add up: %j", (text, n) => expect(rows(text)).toEqual([`Ann - going ${n}`]));
});

describe("tables as they are copied", () => {
  it.each([
    [
      "of a maker of forms in another language; the last answer counts",
      "Zeitstempel,Name,E-Mail,Nimmst du teil?\n1,Ann,ann@example.org,Ja\n2,Ann,ann@example.org,Leider nicht",
      ["there: Line 3 counts, with its address", "Ann ann@example.org declined 1"],
    ],
    [
      "whose own columns of names are empty",
      "ID;Startzeit;Fertigstellungszeit;E-Mail;Name;Wie heißen Sie?;Kommen Sie?\n1;a;b;anonymous;;Ann;Ja, gerne",
      ["Ann - going 1"],
    ],
    [
      "in plain text",
      "| Name | Coming |\n|------|:-----:|\n| Ann | yes |\n| Bob | no |",
      ["Ann - going 1", "Bob - declined 1"],
    ],
    [
      "from a page, with tabs and a column of numbers",
      "\tName\tStatus\tTickets\n1\tAnn\tConfirmed\t2\n2\tBob\tCancelled\t1",
      ["Ann - going 2", "Bob - cancelled 1"],
    ],
    [
      "with notes below them",
      "Name,E-mail\nAnn,\nRazem: 1,\nNB: Ann brings the cake.,\nPrinted 12 May 2026,",
      [
        "Ann - going 1",
        "out: A sum of the list, not a person.",
        "out: A note beside the list, not a person.",
        "out: A note beside the list, not a person.",
      ],
    ],
    [
      "from a calendar",
      "Name,Attendance,Response\nAnn,Required Attendee,Accepted\nBob,Optional Attendee,Declined\nCyd,Required Attendee,None",
      ["Ann - going 1", "Bob - declined 1", "out: Was asked and has not answered."],
    ],
    [
      "with the address of one for two",
      "Name,E-mail\nAnn Lee,ann@example.org\nA. Lee,ann@example.org\nBob Lee,ann@example.org",
      [
        "Ann Lee ann@example.org going 1",
        "there: Its address stands in line 2 already",
        "error: Its address is that of Ann Lee, in line 2. If this is somebody else, set the row by hand without it.",
      ],
    ],
  ])("%s", (_, text, expected) => expect(rows(text)).toEqual(expected));
});
