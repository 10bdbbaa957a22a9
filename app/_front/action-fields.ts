import { fromJson } from "#lib/text/from-json.ts";

/*
 * The shape of what React sends with a form: the names that begin with
 * "$ACTION_", of a form without scripts, and the arguments of an action that
 * a script calls. Each has one; React's own decoder throws at any other.
 */

/** Values that stand for themselves in React's JSON; "$$" begins a text that begins with "$". */
const LITERAL = /^\$(?:\$|(?:undefined|NaN|Infinity|-Infinity|-0|T)$|D\d{4}-\d\d-\d\dT[\d:.]+Z$)/;
/** Values that are said elsewhere in what was sent: "$1", "$1:name", "$@1" (a promise), "$K1" (a form). */
const REFERENCE = /^\$[@KQW]?([0-9a-f]{1,4})(?::.*)?$/s;
const DEPTH_MAX = 40;

const ID = "[0-9a-f]{42}";
const DESCRIPTOR = new RegExp(`^\\{"id":"${ID}","bound":(?:null|"\\$@([0-9a-f]{1,4})")\\}$`);
/** Which of a page's forms it was: a digest of its place, or the address to which it leads. */
const KEY = /^(?:k[0-9a-f]{1,64}|p[\x20-\x7e]{0,500})$/;
/** How an action is called by a form: an action alone, or one to which the page bound something. */
const ALONE = new RegExp(`^\\$ACTION_ID_${ID}$`);
const BOUND = /^\$ACTION_REF_(\d{1,4})$/;
const PIECE = /^\$ACTION_(\d{1,4}):(\d{1,4})$/;

/** Whether JSON holds only what React's decoder reads, and refers only to what is there. */
function isPlain(value: unknown, isThere: (reference: string) => boolean, depth = 0): boolean {
  if (depth > DEPTH_MAX) return false;
  if (typeof value === "string") {
    if (!value.startsWith("$") || LITERAL.test(value)) return true;
    const [whole, reference] = REFERENCE.exec(value) ?? [];
    if (reference === undefined) return false;
    // A number in hexadecimal here, and decimal in the name of its piece.
    return whole?.[1] === "K" || isThere(String(Number.parseInt(reference, 16)));
  }
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((inner) => isPlain(inner, isThere, depth + 1));
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === "string" ? fromJson(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is the arguments of an action. */
export function isArguments(text: string): boolean {
  const value = parsed(text);
  return Array.isArray(value) && isPlain(value, (reference) => reference === "0");
}

/** Whether a form is the arguments of an action, of which one is a form: they are "0", other pieces "1" …, and fields "_1_name". */
export function hasWholeArguments(form: FormData): boolean {
  const pieces = [...form].filter(([name]) => !/^_[0-9a-f]{1,4}_/.test(name));
  return (
    new Set(pieces.map(([name]) => name)).size === pieces.length &&
    Array.isArray(parsed(form.get("0"))) &&
    pieces.every(([name, text]) => {
      const value = parsed(text);
      return (
        /^\d{1,4}$/.test(name) &&
        value !== undefined &&
        isPlain(value, (reference) => form.has(reference))
      );
    })
  );
}

/** Whether all that begins with "$ACTION_" in a form has the one shape of its kind, and nothing is missing. */
export function hasWholeAction(form: FormData): boolean {
  const fields = [...form].filter(([name]) => name.startsWith("$ACTION_"));
  if (new Set(fields.map(([name]) => name)).size < fields.length) return false;
  return fields.every(([name, value]) => {
    if (name === "$ACTION_KEY") return typeof value === "string" && KEY.test(value);
    if (ALONE.test(name)) return value === "";
    const bound = BOUND.exec(name);
    if (bound) return value === "" && isWholeBound(form, `$ACTION_${bound[1]}:`);
    const piece = PIECE.exec(name);
    return piece !== null && form.has(`$ACTION_REF_${piece[1]}`) && isWholePiece(form, name);
  });
}

/** Whether what a page bound to an action is there: which action, and a list. */
function isWholeBound(form: FormData, prefix: string): boolean {
  const [descriptor, list] = DESCRIPTOR.exec(String(form.get(`${prefix}0`))) ?? [];
  const at = prefix + Number.parseInt(list ?? "", 16);
  return descriptor !== undefined && (!list || Array.isArray(parsed(form.get(at))));
}

function isWholePiece(form: FormData, name: string): boolean {
  const prefix = name.slice(0, name.indexOf(":") + 1);
  const value = parsed(form.get(name));
  return value !== undefined && isPlain(value, (reference) => form.has(prefix + reference));
}
