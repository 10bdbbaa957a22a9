import { CsvError, parse } from "csv-parse/sync";
import { done, type Refusal, type Result } from "#lib/result.ts";
import { addressList } from "./address-list.ts";
import { refuse } from "./refusals.ts";

/** The most that is taken of one file. */
export const IMPORT_BYTES = 2 * 1024 * 1024;
const IMPORT_ROWS = 5000;
const COLUMNS_MAX = 60;
/** In characters; a longer row is no row of a list. */
const ROW_MAX = 40_000;

const DELIMITERS = [",", ";", "\t", "|"];

export type Row = {
  /** Where it begins in the file, from 1; in a list of addresses its place among them. */
  line: number;
  cells: string[];
};

/**
 * The text of a file as spreadsheets save it: UTF-8 with or without a byte
 * order mark, UTF-16 (Excel's "Unicode text"), and else Windows-1252 (Excel's
 * "CSV" on a Western machine). Refuses workbooks and what is no text.
 */
export function decodeTable(bytes: Uint8Array): Result<string> {
  if (bytes.length > IMPORT_BYTES) {
    return refuse("large", { megabytes: IMPORT_BYTES / 1024 / 1024 });
  }
  const starts = (...octets: number[]) => octets.every((octet, at) => bytes[at] === octet);
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) {
    return refuse("workbook");
  }
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return isText(text) ? done(text) : refuse("binary");
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Latin letters in UTF-16 without its mark: every other octet is zero.
  const head = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  head.forEach((octet, at) => {
    if (octet === 0) zeros[at % 2]! += 1;
  });
  if (zeros[1]! > head.length / 4 && zeros[0] === 0) return "utf-16le";
  if (zeros[0]! > head.length / 4 && zeros[1] === 0) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Few characters of control: a stray NUL is cleaned away later, a picture is refused. */
function isText(text: string): boolean {
  const head = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the purpose
  const odd = head.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return odd <= head.length / 50;
}

/** The rows of a table in text form, whatever its delimiter, or of addresses as mail programs copy them. Refuses what cannot be read, with the line where it breaks. */
export function readTable(text: string): Result<Row[]> {
  // Excel writes and reads this first line.
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const skipped = said ? 1 : 0;
  const addresses = said ? null : addressList(body);
  try {
    const rows =
      addresses?.map((address, at): Row => ({ line: at + 1, cells: [address] })) ??
      parsed(body, said?.[1] ?? delimiterOf(body), IMPORT_ROWS + 2);
    // A row of headings does not count.
    if (rows.length > IMPORT_ROWS + 1) {
      return refuse("rows", { most: IMPORT_ROWS });
    }
    const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    if (widest > COLUMNS_MAX) {
      return refuse("columns", { widest, most: COLUMNS_MAX });
    }
    if (rows.length === 0) return refuse("empty", { headings: false });
    return done(rows.map(({ line, cells }) => ({ line: line + skipped, cells })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return faultOf(error);
  }
}

function faultOf(error: CsvError): Refusal {
  if (error.code === "CSV_MAX_RECORD_SIZE") return refuse("unreadable", { line: 0, long: true });
  const line = Number((error as { lines?: unknown }).lines);
  return refuse("unreadable", { line: line > 0 ? line : 0, long: false });
}

function parsed(text: string, delimiter: string, most: number): Row[] {
  const records: unknown = parse(text, {
    bom: true,
    delimiter,
    info: true,
    max_record_size: ROW_MAX,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    to: most,
    trim: true,
  });
  const rows = records as { record: string[]; info: { lines: number } }[];
  // A row of dashes is the line below the headings of a table in plain text.
  const filled = rows.filter(({ record }) => !record.every((cell) => /^:?-*:?$/.test(cell)));
  return filled.map(({ record, info }) => ({
    line: info.lines - record.join("").split("\n").length + 1,
    cells: record,
  }));
}

/** The delimiter that parts the first rows into the most columns of which each row has as many. */
function delimiterOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    // What is quoted parts nothing, whatever lines and signs stand in it.
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n?|\n/)
    .slice(0, 20);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = head
      .filter((line) => line.trim() !== "")
      .map((line) => line.split(delimiter).length - 1);
    const most = Math.max(0, ...counts);
    const alike = counts.filter((n) => n === most).length;
    const score = most === 0 ? 0 : (alike / counts.length) * 100 + Math.min(most, 20);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
