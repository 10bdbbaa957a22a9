import type { Row } from "#lib/imports/table.ts";
import type { Refusal } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import { type Column, type Layout, STATES } from "./columns.ts";
import { COMING } from "./headings.ts";
import { platformOf } from "./known.ts";
import { refuse } from "./refusals.ts";
import { speaksOfComing, speaksOfStaying, stateSaid } from "./states.ts";

/** A column of states has few words in it. */
const FEW = 8;

/** What words can stand in, so that a state is not lost in it. */
const TEXTS: (Column | null)[] = [null, "note", "comment", "heard"];

/**
 * What speaks against taking people for going of whom a list, so read, says no
 * more than that they stand in it. Each is a warning that can be insisted upon.
 */
export function doubtsAbout(rows: readonly Row[], layout: Layout): Refusal[] {
  const body = layout.headings ? rows.slice(1) : rows;
  const platform = platformOf(rows);
  const columns = layout.columns.map((kind, at) => ({
    kind,
    at,
    heading: (layout.headings && rows[0]?.cells[at]) || `Column ${at + 1}`,
    cells: body.map(({ cells }) => cells[at] ?? ""),
  }));
  const isRead = columns.some(({ kind }) => kind && STATES.includes(kind));
  if (!isRead && platform?.silent) {
    return [refuse("silent", { platform: platform.name, mayInsist: true })];
  }
  const unread = columns.filter(({ at, kind, heading, cells }) => {
    if (!TEXTS.includes(kind) || !cells.some(Boolean)) return false;
    if (platform?.columns[at] === "status" || cells.some(speaksOfStaying)) return true;
    // "Comes" beside what nobody here can read.
    if (!isRead && kind === null && cells.some(speaksOfComing)) return true;
    const isAsked = COMING.test(fold(heading));
    // Nobody is lost who says yes twice; and what else another platform's columns hold is known.
    if (isRead) return isAsked && cells.some(saysOff);
    return isAsked || (!platform && looksLikeStates(cells));
  });
  if (unread.length === 0) return [];
  const named = unread.map(({ heading, cells }) => `“${cut(heading)}” (${examples(cells)})`);
  const figures = { columns: named.join(", "), mayInsist: true as const };
  return [isRead ? refuse("more", figures) : refuse("unread", figures)];
}

const saysOff = (cell: string) => ![null, "going"].includes(stateSaid(cell));

/** Whether the cells of a column look as if they said who comes: few words, most of them of states, and not all alike yes. */
function looksLikeStates(cells: readonly string[]): boolean {
  const filled = cells.filter(Boolean);
  const words = new Set(filled.map(fold));
  if (words.size === 0 || words.size > FEW) return false;
  // Figures count things, but for 1 and 0 beside each other.
  const figures = [...words].filter((word) => /^[\d.,]+$/.test(word));
  if (figures.length > 0 && figures.toSorted().join() !== "0,1") return false;
  const meant = filled.map(stateSaid);
  if (meant.filter((state) => state !== null).length <= filled.length / 2) return false;
  return filled.length < cells.length || meant.some((state) => state !== "going");
}

const examples = (cells: readonly string[]) =>
  [...new Set(cells.filter(Boolean).map(cut))].slice(0, 3).join(", ");

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
