import { describe, expect, it } from "vitest";
import { decodeTable, IMPORT_BYTES, type Row, readTable } from "#lib/imports/table.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function rowsOf(bytes: Uint8Array | string): Row[] {
  const text = decodeTable(typeof bytes === "string" ? utf8(bytes) : bytes);
  if (!text.ok) throw new Error(text.reason);
  const rows = readTable(text.value);
  if (!rows.ok) throw new Error(rows.reason);
  return rows.value;
}

const cellsOf = (bytes: Uint8Array | string) => rowsOf(bytes).map(({ cells }) => cells);

function reasonOf(bytes: Uint8Array | string): string {
  const text = decodeTable(typeof bytes === "string" ? utf8(bytes) : bytes);
  if (!text.ok) return text.reason;
  const rows = readTable(text.value);
  return rows.ok ? "none" : rows.reason;
}

const TABLE = [
  ["Name", "E-mail"],
  ["Zoë Ångström", "zoe@example.org"],
];

describe("a file is read", () => {
  it.each([",", ";", "\t", "|"])("with %j between its cells", (delimiter) => {
    expect(cellsOf(TABLE.map((row) => row.join(delimiter)).join("\r\n"))).toEqual(TABLE);
  });

  it("with the delimiter that Excel writes on its first line", () => {
    expect(cellsOf("sep=;\r\nName;E-mail\r\nAnn, the first;a@example.org")).toEqual([
      ["Name", "E-mail"],
      ["Ann, the first", "a@example.org"],
    ]);
  });

  it("in every encoding in which Excel saves it", () => {
    const text = "Name\tE-mail\r\nZoë Ångström\tzoe@example.org\r\n";
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    const windows = Buffer.from(text, "latin1");
    for (const bytes of [
      utf8(text),
      utf8(`\ufeff${text}`),
      utf16,
      Buffer.from(text, "utf16le"),
      Buffer.from(utf16).swap16(),
      windows,
    ]) {
      expect(cellsOf(new Uint8Array(bytes))).toEqual(TABLE);
    }
  });

  it("with quotes, line breaks in a cell, ragged and empty rows, and says on which line each stands", () => {
    const rows = rowsOf('Name,Note\n\n"Ann ""A"" Lee","two\nlines"\n,,\nBob\n"Cyd",x,y,z\n');
    expect(rows).toEqual([
      { line: 1, cells: ["Name", "Note"] },
      { line: 3, cells: ['Ann "A" Lee', "two\nlines"] },
      { line: 6, cells: ["Bob"] },
      { line: 7, cells: ["Cyd", "x", "y", "z"] },
    ]);
  });
});

describe("a file is refused", () => {
  it.each([
    ["workbook", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ["workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
    ["binary", new Uint8Array(Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex"))],
    ["large", new Uint8Array(IMPORT_BYTES + 1)],
    ["empty", ""],
    ["empty", "\n\n , \n"],
    ["columns", `Name${",x".repeat(10_000)}`],
    ["rows", "Ann,a@example.org\n".repeat(5002)],
    ["unreadable", `"${"Ann,".repeat(20_000)}`],
  ])("as %s", (reason, bytes) => {
    expect(reasonOf(bytes)).toBe(reason);
  });

  it("never by throwing, whatever is in it", () => {
    for (const text of [
      "\0\0\0",
      '"',
      '""""',
      "\ufeff",
      "\u0085,\u2028",
      '"a"b"c",d\n"',
      "sep=\n",
      "sep=,",
    ]) {
      expect(() => reasonOf(text)).not.toThrow();
    }
  });

  it("takes a table as wide and as long as is allowed", () => {
    expect(rowsOf("Ann,a@example.org\n".repeat(5001))).toHaveLength(5001);
    expect(cellsOf(`Name${",x".repeat(59)}`)[0]).toHaveLength(60);
  });
});
