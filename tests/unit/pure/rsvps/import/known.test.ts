import { describe, expect, it } from "vitest";
import { askedLayout, askedOfList, layoutEntries } from "#lib/imports/layout.ts";
import { type Row, readTable } from "#lib/imports/table.ts";
import { guessLayout, readLayout } from "#lib/rsvps/import/known.ts";

function rowsOf(text: string): Row[] {
  const rows = readTable(text);
  if (!rows.ok) throw new Error(rows.reason);
  return rows.value;
}

describe("the columns are guessed", () => {
  const layout = (text: string) => {
    const { headings, columns } = guessLayout(rowsOf(text));
    return [headings, ...columns];
  };

  it.each([
    ["Name,E-mail,People,Note\nAnn,a@x.org,2,x", [true, "name", "email", "party", "note"]],
    [
      "First name;Surname;Email address\nAnn;Lee;a@x.org",
      [true, "first-name", "last-name", "email"],
    ],
    [
      "Vorname;Nachname;E-Mail;Anzahl\nAnn;Lee;a@x.org;1",
      [true, "first-name", "last-name", "email", "party"],
    ],
    ["Order,Attendee,Email,Quantity\n17,Ann,a@x.org,2", [true, null, "name", "email", "party"]],
    ["a@x.org,Ann Lee\nb@x.org,Bob Lee", [false, "email", "name"]],
    ["Ann Lee,a@x.org,2\nBob,b@x.org,1", [false, "name", "email", "party"]],
    ["Who,Contact\nAnn Lee,a@x.org", [true, "name", "email"]],
    [
      "Name,E-mail,State,People,Number,Received,Came by,Heard from,Comment,Note\nAnn,a@x.org,going,1,1,2026-01-01 10:00,web,,,",
      [true, "name", "email", "status", "party", null, null, null, "heard", "comment", "note"],
    ],
  ])("from %j", (text, expected) => {
    expect(layout(text)).toEqual(expected);
  });

  it("and can be corrected by what the address says", () => {
    const rows = rowsOf("Name,E-mail\nAnn,a@x.org");
    const asked = { c: ["", "name", "name"], headings: "1" };
    expect(readLayout(asked, rows)).toEqual({ headings: true, columns: [null, "name"] });
    const chosen = { headings: false, columns: ["note", "name"] as const };
    const entries = layoutEntries({ ...chosen, columns: [...chosen.columns] }, "2026-01");
    const address = askedLayout(new URLSearchParams(entries));
    expect(readLayout(askedOfList(address, "2026-01"), rows)).toEqual(chosen);
    // An address of another list says nothing of this one.
    expect(readLayout(askedOfList(address, "2026-02"), rows)).toEqual(guessLayout(rows));
    expect(readLayout(askedOfList({ c: ["name"] }, "2026-02"), rows)).toEqual(guessLayout(rows));
    expect(readLayout({ c: "__proto__", headings: {} }, rows).columns).toEqual([null, null]);
  });
});
