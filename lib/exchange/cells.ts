import type { ColumnFacts } from "#db/table-facts.ts";

/* A cell as the code has it, and as it stands in a file. */

/** JSON with the keys in one order, whichever database it comes from. */
function evened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(evened);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, evened(one)]),
  );
}

/** A cell for a file; of bytes, which stand in a file of their own, null. */
export function toFile(value: unknown, { kind }: Pick<ColumnFacts, "kind">): unknown {
  if (value === null || value === undefined || kind === "bytes") return null;
  if (kind === "instant") return (value as Date).toISOString();
  return kind === "json" ? evened(value) : value;
}

const TYPES = { text: "string", number: "number", "yes-no": "boolean" } as const;

/** A cell from a file, or undefined where it is not what the column holds. */
export function fromFile(said: unknown, { kind, optional }: ColumnFacts): unknown {
  if (said === null && kind !== "json") return optional || kind === "bytes" ? null : undefined;
  if (kind === "json") return said === null && !optional ? undefined : said;
  if (kind === "bytes") return undefined;
  if (kind !== "instant") return typeof said === TYPES[kind] ? said : undefined;
  const at = typeof said === "string" ? new Date(said) : null;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}

/** What a column holds, in the words of JSON Schema. */
export function schemaOf({ kind, optional, refers }: ColumnFacts): Record<string, unknown> {
  const or = (type: string) => (optional ? [type, "null"] : type);
  const says = {
    text: { type: or("string") },
    number: { type: or("number") },
    "yes-no": { type: or("boolean") },
    instant: { type: or("string"), format: "date-time" },
    json: {},
    bytes: { type: "null", description: "the file in pictures that is named by the id" },
  };
  return { ...says[kind], ...(refers ? { description: `an id of ${refers}` } : {}) };
}
