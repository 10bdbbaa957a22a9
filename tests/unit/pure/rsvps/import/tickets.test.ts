import { describe, expect, it } from "vitest";
import { readTable } from "#lib/imports/table.ts";
import { platformOf } from "#lib/rsvps/import/known.ts";
import { doubtsOf, readList } from "#tests/support/read-list.ts";

const rows = (text: string) => readList(text).slice(1);

const EVENTBRITE =
  "Order #,First Name,Surname,Email,Quantity,Attendee #,Attendee Status,Order Type,Ticket Type";

describe("a list with a row for each ticket", () => {
  it("is known by what parts its orders", () => {
    const table = readTable(`${EVENTBRITE}\n1,Ann,Lee,ann@example.org,1,11,Attending,Free,Adult`);
    if (!table.ok) throw new Error(table.reason);
    expect(platformOf(table.value)?.order).toEqual([0]);
  });

  it("makes a party of those that one order has in one name", () => {
    expect(
      rows(`${EVENTBRITE}
1,Ann,Lee,ann@example.org,1,11,Attending,Free,Adult
1,Ann,Lee,ann@example.org,1,12,Attending,Free,Child
1,Ann,Lee,ann@example.org,1,13,Not Attending,Free,Child
2,Bob,Ray,bob@example.org,1,14,Checked In,Free,Adult`),
    ).toEqual([
      "Ann Lee ann@example.org going 2",
      "there: One more of the party in line 2",
      "there: Its address stands in line 2 already",
      "Bob Ray bob@example.org going 1",
    ]);
  });

  it("counts those without a name with who booked for them", () => {
    expect(
      rows(`${EVENTBRITE}
1,Info Requested,Info Requested,bea@example.org,1,11,Attending,Free,Adult
1,Bea,Oak,bea@example.org,1,12,Attending,Free,Adult`),
    ).toEqual(["there: One more of the party in line 3", "Bea Oak bea@example.org going 2"]);
  });

  it("counts once who ordered twice, who has two sorts of ticket, and an order in one row", () => {
    expect(
      rows(`${EVENTBRITE}
1,Ann,Lee,ann@example.org,1,11,Attending,Free,Adult
2,Ann,Lee,ann@example.org,1,12,Attending,Free,Adult
3,Bob,Ray,bob@example.org,3,13,Attending,Free,Adult
3,Bob,Ray,bob@example.org,3,14,Attending,Free,Adult`),
    ).toEqual([
      "Ann Lee ann@example.org going 1",
      "there: Its address stands in line 2 already",
      "Bob Ray bob@example.org going 3",
      "there: Its address stands in line 4 already",
    ]);
    expect(
      rows(`Order code,Status,E-mail,Product,Attendee name,Attendee email
A,Paid,dan@example.org,Hall,Dan Deer,dan@example.org
A,Paid,dan@example.org,Meal,Dan Deer,dan@example.org`),
    ).toEqual(["Dan Deer dan@example.org going 1", "there: Its address stands in line 2 already"]);
  });

  it("leaves alone a list that has rows for people", () => {
    expect(rows("Name,E-mail,Order\nAnn,ann@example.org,1\nAnn,ann@example.org,1")).toEqual([
      "Ann ann@example.org going 1",
      "there: Its address stands in line 2 already",
    ]);
  });

  it("gives who has no address that of who booked, once, and to somebody who comes", () => {
    expect(
      rows(`Order code,Status,E-mail,Product,Attendee name,Attendee email
A,Paid,xena@example.org,Hall,Xena Ray,xena@example.org
A,Paid,xena@example.org,Hall,Yul Ray,
B,Canceled,abe@example.org,Hall,Old Abe,
B,Paid,Abe@example.org,Hall,Abe Low,
B,Paid,abe@example.org,Hall,Cyd Low,`),
    ).toEqual([
      "Xena Ray xena@example.org going 1",
      "Yul Ray - going 1",
      "Old Abe - cancelled 1",
      "Abe Low Abe@example.org going 1",
      "Cyd Low - going 1",
    ]);
  });

  it("counts a ticket on which nothing stands with who booked it, by the buyer's name where no other is known", () => {
    expect(
      rows(`Order ID,Attendee first name,Attendee last name,Attendee email,Ticket quantity,Buyer first name,Buyer last name,Buyer email
1,Nora,Quist,,1,Nora,Quist,nora@example.org
1,,,,1,Nora,Quist,nora@example.org
1,Otto,Quist,,1,Nora,Quist,nora@example.org
2,,,,1,Pia,Rask,pia@example.org
2,,,,1,Pia,Rask,pia@example.org
3,,,,1,Sven,Thule,Sven@example.org
3,S.,Thule,sven@example.org,1,Sven,Thule,sven@example.org`),
    ).toEqual([
      "Nora Quist nora@example.org going 2",
      "there: One more of the party in line 2",
      "Otto Quist - going 1",
      "Pia Rask pia@example.org going 2",
      "there: One more of the party in line 5",
      "S. Thule Sven@example.org going 2",
      "there: One more of the party in line 7",
    ]);
    expect(
      rows(`Order code,Status,E-mail,Product,Attendee name,Attendee email
A,Paid,xan@example.org,Hall,Xan Yost,
A,Paid,xan@example.org,Hall,,
A,Paid,xan@example.org,Shirt,,
B,Paid,,Hall,,
C,Paid,max@example.org,Hall,,`),
    ).toEqual([
      "Xan Yost xan@example.org going 2",
      "there: One more of the party in line 2",
      "there: Its address stands in line 2 already",
      "error: Enter a name.",
      "error: Enter a name.",
    ]);
  });

  it("Luma: by the parts of a name where the whole is empty", () => {
    expect(
      rows(`api_id,name,first_name,last_name,email,approval_status,checked_in_at
1,,Jun,Ito,jun@example.org,approved,
2,Kat Wei,Kat,Wei,kat@example.org,approved,`),
    ).toEqual(["Jun Ito jun@example.org going 1", "Kat Wei kat@example.org going 1"]);
  });
});

it("asks where one word of a column says who comes and others cannot be read", () => {
  const list = (word: string) =>
    `Visitors,Heads,Their word\nAnn,3,comes\nBob,1,comes\nCyd,2,${word}`;
  expect(doubtsOf(list("purple"))).toEqual([]);
  expect(rows(list("stays at home")).at(-1)).toBe("Cyd - declined 2");
  expect(rows(list("waits for a seat")).at(-1)).toBe("Cyd - waitlisted 2");
  expect(doubtsOf("Name,Word\nAnn,comes\nBob,green\nCyd,red")).toEqual(["unread"]);
});
