type Values = { [name: string]: unknown };

const SEGMENT = /^(?:[a-zA-Z][a-zA-Z0-9]*|\d{1,3})$/;

/** What came for a form is none: a program called its action with something else. */
export class NoForm extends Error {
  readonly code = "NO_FORM";
}

/** By its code: the class may be another copy of itself, and the build gives it another name. */
export const isNoForm = (error: Error) => "code" in error && error.code === "NO_FORM";

/**
 * Turns submitted pairs into a nested object: "programme.0.title" becomes
 * `{ programme: [{ title }] }`. A name that comes more than once, or ends in
 * "[]", becomes an array. Names that are not of this form (Next's own begin
 * with "$") are left out. Throws NoForm for what is none: an action may be called
 * with anything.
 */
export function formValues(data: FormData): Values {
  const root: Values = {};
  if (!(data instanceof FormData)) throw new NoForm();
  for (const [name, value] of data) {
    const many = name.endsWith("[]");
    const path = (many ? name.slice(0, -2) : name).split(".");
    if (!path.every((segment) => SEGMENT.test(segment)) || path.length > 6) continue;
    put(root, path, value, many);
  }
  return asArrays(root) as Values;
}

function put(root: Values, path: string[], value: unknown, many: boolean): void {
  let at = root;
  for (const segment of path.slice(0, -1)) {
    if (!Object.hasOwn(at, segment) || typeof at[segment] !== "object") {
      at[segment] = Object.create(null);
    }
    at = at[segment] as Values;
  }
  const last = path.at(-1)!;
  if (!Object.hasOwn(at, last)) at[last] = many ? [value] : value;
  else at[last] = Array.isArray(at[last]) ? [...at[last], value] : [at[last], value];
}

function asArrays(node: unknown): unknown {
  if (Array.isArray(node) || typeof node !== "object" || node === null || node instanceof File) {
    return node;
  }
  const entries = Object.entries(node).map(([key, value]) => [key, asArrays(value)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  return Object.fromEntries(entries);
}
