import { FIELD_NAMES } from "#lib/scheduling/fields.ts";

const ORDER: string[] = [...FIELD_NAMES, "changeNote"];

/** Errors in the order of the page; one in a row says in which. */
export function inOrder(errors: Record<string, string | undefined> | undefined) {
  const place = (path: string) => {
    const at = ORDER.indexOf(path.split(".")[0] ?? "");
    return at < 0 ? ORDER.length : at;
  };
  const sorted = Object.entries(errors ?? {}).sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(
    sorted.map(([path, message]) => {
      const row = /^(programme|reading)\.(\d+)\./.exec(path);
      const where = row?.[1] === "programme" ? "Programme, item" : "Reading, article";
      return [path, row && message ? `${where} ${Number(row[2]) + 1}: ${message}` : message];
    }),
  );
}
