import { yesOrNo } from "#lib/imports/yes-no.ts";
import type { Question } from "#lib/questions/rules.ts";
import type { Refusal } from "#lib/result.ts";
import { fold } from "#lib/text/fold.ts";
import { seatsIn } from "../desk/seat-answers.ts";
import { refuse } from "./refusals.ts";

type Typed = { typed: Record<string, string | string[]> } | Refusal;

/** A cell as the form would send it for a party of n: by seats, several answers parted, yes and no in the form's words. */
export function typedIn(cell: string, question: Question, n: number): Typed {
  if (question.per === "party") return { typed: { s0: typedAnswer(cell, question) } };
  const seats = seatsIn(cell);
  const beyond = [...seats.keys()].find((seat) => seat < 1 || seat > n);
  if (beyond !== undefined) {
    return refuse("person", { question: question.label, person: beyond, people: n });
  }
  return {
    typed: Object.fromEntries(
      [...seats].map(([seat, said]) => [`s${seat}`, typedAnswer(said, question)]),
    ),
  };
}

function typedAnswer(cell: string, { kind, options }: Question): string | string[] {
  if (kind === "one-of") {
    return options.find((one) => fold(one) === fold(cell)) ?? cell.trim();
  }
  if (kind === "several-of") return optionsIn(cell, options);
  if (kind !== "yes-no") return cell;
  const said = yesOrNo(fold(cell));
  return said === null ? cell : said ? "yes" : "no";
}

const pieces = (text: string) =>
  text
    .split(/[,;|]/)
    .map((piece) => piece.trim())
    .filter(Boolean);

/** The options in a cell, the longest first: an option may have commas in it. */
function optionsIn(cell: string, options: readonly string[]): string[] {
  const key = (parts: string[]) => fold(parts.join(", "));
  const known = new Map(options.map((option) => [key(pieces(option)), option]));
  const parts = pieces(cell);
  const found: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    while (to > from + 1 && !known.has(key(parts.slice(from, to)))) to -= 1;
    found.push(known.get(key(parts.slice(from, to))) ?? parts[from] ?? "");
    from = to;
  }
  return found;
}
